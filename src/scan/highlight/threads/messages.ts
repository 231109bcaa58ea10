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
  /** All blocks of the request are done, also when the owner has not yet read the answer. */
  readonly rest: () => void;
  /** The block being worked on, as an index into the last request; absent while there is none. */
  readonly current: () => number | undefined;
  /** How many blocks were begun, over all requests. */
  readonly count: () => number;
}

/** Memory for one thread's {@link Progress}. */
export function createProgressMemory(): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(8);
  progressOf(memory).rest();
  return memory;
}

const RESTING = -1;

/** The progress kept in `memory`, which {@link createProgressMemory} made. */
export function progressOf(memory: unknown): Progress {
  const cells = new Int32Array(memory as SharedArrayBuffer);
  return {
    begin: (index) => {
      Atomics.store(cells, 0, index);
      Atomics.add(cells, 1, 1);
    },
    rest: () => void Atomics.store(cells, 0, RESTING),
    current: () => {
      const index = Atomics.load(cells, 0);
      return index === RESTING ? undefined : index;
    },
    count: () => Atomics.load(cells, 1),
  };
}
