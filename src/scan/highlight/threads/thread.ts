// Runs batches of blocks in a single worker thread and watches for blocks that it can't finish.
import { Worker } from 'node:worker_threads';
import type { HighlightedCode, HighlightJob } from '../job.ts';
import { type BatchAnswer, createProgressMemory, type Progress, progressOf } from './messages.ts';

export interface ThreadOptions {
  /** The compiled worker module: threads can't run TypeScript. */
  readonly entry: URL;
  /** Milliseconds on one block before a thread counts as stuck. */
  readonly stuckAfter: number;
}

/** `stopped`: the thread is unusable because of the block at `index`. `broken`: no thread would work. */
export type BatchEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'stopped'; readonly index: number; readonly plain: 'time' | 'failure' }
  | { readonly kind: 'broken'; readonly error: Error };

/** Receives a block's result; `index` is its index in the batch. */
export type OnResult = (index: number, result: HighlightedCode) => void;

/** A running thread. Keeps the process alive only while it works. */
export interface Thread {
  /** Processes a batch; one at a time. */
  readonly run: (jobs: readonly HighlightJob[], onResult: OnResult) => Promise<BatchEnd>;
  readonly end: () => Promise<void>;
}

interface Watched {
  readonly worker: Worker;
  readonly progress: Progress;
  readonly stuckAfter: number;
}

export function startThread({ entry, stuckAfter }: ThreadOptions): Thread {
  const memory = createProgressMemory();
  const progress = progressOf(memory);
  const worker = new Worker(entry, { workerData: memory });
  worker.unref();
  return {
    run: (jobs, onResult) =>
      new Promise((resolve) => {
        const stop = watch({ worker, progress, stuckAfter }, (end) => {
          worker.off('message', onAnswer);
          worker.unref();
          resolve(end);
        });
        const onAnswer = (answer: BatchAnswer): void => {
          if (answer.kind === 'broken') {
            stop({ kind: 'broken', error: new Error(answer.reason) });
            return;
          }
          for (const [i, [html, plain]] of answer.results.entries()) {
            const lines = html.split('\n');
            onResult(answer.from + i, plain === undefined ? { lines } : { lines, plain });
          }
          if (answer.from + answer.results.length === jobs.length) stop({ kind: 'done' });
        };
        worker.ref();
        worker.on('message', onAnswer);
        worker.postMessage({ jobs });
      }),
    end: async () => {
      await worker.terminate();
    },
  };
}

/**
 * Calls `onEnd` once: with the value passed to the returned function, or with a failure of the thread before that.
 */
function watch(
  { worker, progress, stuckAfter }: Watched,
  onEnd: (end: BatchEnd) => void,
): (end: BatchEnd) => void {
  let seen = { count: progress.count(), at: performance.now() };
  const fail = (error: Error): void => {
    const index = progress.current();
    // Without a current block, the thread itself is broken, and a new one would be too.
    stop(index === undefined ? { kind: 'broken', error } : { kind: 'stopped', index, plain: 'failure' });
  };
  const onExit = (): void => {
    fail(new Error('a highlighting thread ended'));
  };
  const timer = setInterval(() => {
    const [count, index] = [progress.count(), progress.current()];
    if (count !== seen.count) seen = { count, at: performance.now() };
    else if (index !== undefined && performance.now() - seen.at > stuckAfter) {
      stop({ kind: 'stopped', index, plain: 'time' });
    }
  }, stuckAfter / 4);
  const stop = (end: BatchEnd): void => {
    clearInterval(timer);
    worker.off('error', fail).off('exit', onExit);
    onEnd(end);
  };
  worker.on('error', fail).on('exit', onExit);
  return stop;
}
