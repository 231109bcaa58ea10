// Long work -> the same bit by bit, for whoever has something else to do in between.

/** Work that may be paused at each `yield`; what it answers in the end is the same however long the pauses are. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** All of it at once. */
export function finishSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
