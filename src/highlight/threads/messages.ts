// What the highlighting threads and their owner say to each other.
import type { HighlightJob, LeftPlain } from '../job.ts';

/** Blocks for a thread. It gets the next message only when it has answered for all of them. */
export interface BatchRequest {
  readonly jobs: readonly HighlightJob[];
}

/** A block's lines as one string, which crosses threads faster. */
export type BatchResult = readonly [html: string, plain: LeftPlain | undefined];

/** Results for the blocks from index `from` on; or why the thread can highlight nothing at all. */
export type BatchAnswer =
  | { readonly kind: 'results'; readonly from: number; readonly results: readonly BatchResult[] }
  | { readonly kind: 'broken'; readonly reason: string };

/** Memory shared with a thread that tells, while the thread is too busy to speak, which block it works on. */
export interface Progress {
  readonly begin: (index: number) => void;
  /** The block begun last, as an index into the last request. */
  readonly current: () => number;
  /** How many blocks were begun, over all requests. */
  readonly count: () => number;
}

/** Memory for one thread's {@link Progress}. */
export const createProgressMemory = (): SharedArrayBuffer => new SharedArrayBuffer(8);

/** The progress kept in `memory`, which {@link createProgressMemory} made. */
export function progressOf(memory: unknown): Progress {
  const cells = new Int32Array(memory as SharedArrayBuffer);
  return {
    begin: (index) => {
      Atomics.store(cells, 0, index);
      Atomics.add(cells, 1, 1);
    },
    current: () => Atomics.load(cells, 0),
    count: () => Atomics.load(cells, 1),
  };
}
