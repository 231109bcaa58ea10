// Splits long synchronous work into slices so that the event loop can serve requests in between.
import { setImmediate } from 'node:timers/promises';

/** Work that can be interrupted at each `yield`; interruptions don't change its result. */
export type SlicedWork<T> = Generator<undefined, T, undefined>;

/** Called between slices of work; `stop` means that the result is no longer needed. */
export type Pause = () => Promise<'continue' | 'stop'> | 'continue';

/** Duration of a slice in milliseconds, and about how long a request has to wait. */
const SLICE = 5;

/** Lets the event loop run after each slice, and stops the work once `isWanted` returns false. */
export function createPause(isWanted: () => boolean): Pause {
  let sliceStart = performance.now();
  return () => (performance.now() - sliceStart < SLICE ? 'continue' : yieldToEventLoop());

  async function yieldToEventLoop(): Promise<'continue' | 'stop'> {
    await setImmediate();
    sliceStart = performance.now();
    return isWanted() ? 'continue' : 'stop';
  }
}

/** Runs the work in slices; absent when it was stopped. */
export async function runSliced<T>(work: SlicedWork<T>, pause: Pause): Promise<T | undefined> {
  for (;;) {
    const slice = work.next();
    if (slice.done === true) return slice.value;
    if ((await pause()) === 'stop') return undefined;
  }
}

/** Runs the work without interruptions. */
export function runToEnd<T>(work: SlicedWork<T>): T {
  for (;;) {
    const slice = work.next();
    if (slice.done === true) return slice.value;
  }
}
