// Queue of changed paths, handed over in batches, one batch at a time.
import type { BookPath } from '../../core/path.ts';

export interface ChangeQueue {
  readonly add: (path: BookPath) => void;
  readonly size: () => number;
  /** Hands over what was added: now, or once the batch being handled is done, or at the end of a burst. */
  readonly flush: () => void;
  readonly close: () => void;
}

export interface ChangeHandlers {
  readonly onChange: (paths: readonly BookPath[]) => Promise<void> | void;
  /** Called with changes that wait for the batch being handled, each time that there are more. */
  readonly onWaiting?: (paths: readonly BookPath[]) => void;
  /** Called with what `onChange` throws; its paths are not handed over again. */
  readonly onFault: (fault: unknown) => void;
}

/** More changes than anyone saves by hand: a branch is being checked out, and more will follow. */
export const BURST_SIZE = 16;
/** A burst ends when nothing was added for `QUIET`, and at the latest after `LONGEST`; milliseconds. */
const QUIET = 25;
const LONGEST = 400;

export function createChangeQueue({ onChange, onWaiting, onFault }: ChangeHandlers): ChangeQueue {
  const paths = new Set<BookPath>();
  let isBusy = false;
  let timer: NodeJS.Timeout | undefined;
  let burst: { readonly since: number; readonly size: number } | undefined;

  const handOver = async (): Promise<void> => {
    clearTimeout(timer);
    burst = undefined;
    isBusy = true;
    const batch = [...paths].sort();
    paths.clear();
    try {
      await onChange(batch);
    } catch (error) {
      onFault(error);
    }
    isBusy = false;
    flush();
  };

  const flush = (): void => {
    if (isBusy && paths.size > 0) onWaiting?.([...paths]);
    if (isBusy || paths.size === 0 || paths.size === burst?.size) return;
    if (paths.size <= BURST_SIZE) {
      void handOver();
      return;
    }
    const now = performance.now();
    burst = { since: burst?.since ?? now, size: paths.size };
    clearTimeout(timer);
    timer = setTimeout(() => void handOver(), Math.max(0, Math.min(QUIET, burst.since + LONGEST - now)));
  };

  return {
    add: (path) => paths.add(path),
    size: () => paths.size,
    flush,
    close: () => {
      clearTimeout(timer);
      paths.clear();
      isBusy = true;
    },
  };
}
