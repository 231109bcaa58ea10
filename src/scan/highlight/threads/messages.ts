// Messages between the highlighting threads and the main thread.
import type { HighlightJob, PlainReason } from '../job.ts';

/** Blocks for a thread. Sent only after all results of the previous request have arrived. */
export interface BatchRequest {
  readonly jobs: readonly HighlightJob[];
}

/** A block's lines joined into one string, which is faster to transfer. */
export type BatchResult = readonly [html: string, plain: PlainReason | undefined];

/** Results of the blocks from index `from` on, or the reason why the thread can't highlight anything. */
export type BatchAnswer =
  | { readonly kind: 'results'; readonly from: number; readonly results: readonly BatchResult[] }
  | { readonly kind: 'broken'; readonly reason: string };

/** Shared memory that shows which block a thread is working on while it can't send messages. */
export interface Progress {
  readonly begin: (index: number) => void;
  /** Called when all blocks of a request are done, even if the answer hasn't been read yet. */
  readonly idle: () => void;
  /** Index of the current block in the last request; absent when idle. */
  readonly current: () => number | undefined;
  /** Number of blocks started, over all requests. */
  readonly count: () => number;
}

export function createProgressMemory(): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(8);
  progressOf(memory).idle();
  return memory;
}

const IDLE = -1;

/** `memory` comes from {@link createProgressMemory}. */
export function progressOf(memory: unknown): Progress {
  const cells = new Int32Array(memory as SharedArrayBuffer);
  return {
    begin: (index) => {
      Atomics.store(cells, 0, index);
      Atomics.add(cells, 1, 1);
    },
    idle: () => void Atomics.store(cells, 0, IDLE),
    current: () => {
      const index = Atomics.load(cells, 0);
      return index === IDLE ? undefined : index;
    },
    count: () => Atomics.load(cells, 1),
  };
}
