// Paths as they are found to have changed -> batches, one at a time, for whoever rebuilds.
import type { BookPath } from '../../core/path.ts';

export interface Batches {
  readonly add: (path: BookPath) => void;
  /** How many paths wait to be given away. */
  readonly size: () => number;
  /** Gives away what was added, at once if nobody is at work on an earlier batch. */
  readonly flush: () => void;
  readonly close: () => void;
}

export interface BatchUse {
  readonly take: (paths: readonly BookPath[]) => Promise<void> | void;
  /** Told of what `take` failed with; the paths of the batch count as taken. */
  readonly fault: (fault: unknown) => void;
}

/** More paths than anybody saves by hand: a branch is being checked out, and half of it is no book. */
export const BURST = 16;
/** A burst is over when nothing was added for this long, but it is not waited for longer than that. Milliseconds. */
const QUIET = 25;
const LONGEST = 400;

export function createBatches({ take, fault }: BatchUse): Batches {
  const waiting = new Set<BookPath>();
  let isTaking = false;
  let timer: NodeJS.Timeout | undefined;
  let count = 0;
  let burstSince = 0;

  const giveAway = async (): Promise<void> => {
    timer = undefined;
    burstSince = 0;
    isTaking = true;
    const paths = [...waiting].sort();
    waiting.clear();
    try {
      await take(paths);
    } catch (error) {
      fault(error);
    }
    isTaking = false;
    flush();
  };

  const flush = (): void => {
    if (isTaking || waiting.size === 0) return;
    if (waiting.size <= BURST) {
      clearTimeout(timer);
      void giveAway();
      return;
    }
    if (timer !== undefined && waiting.size === count) return;
    count = waiting.size;
    burstSince = burstSince === 0 ? performance.now() : burstSince;
    clearTimeout(timer);
    const rest = burstSince + LONGEST - performance.now();
    timer = setTimeout(() => void giveAway(), Math.max(0, Math.min(QUIET, rest)));
  };

  return {
    add: (path) => waiting.add(path),
    size: () => waiting.size,
    flush,
    close: () => {
      clearTimeout(timer);
      isTaking = true;
      waiting.clear();
    },
  };
}
