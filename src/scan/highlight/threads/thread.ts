// A batch of blocks -> results from one thread, and how the batch ended: done, or at a block that the thread cannot finish.
import { Worker } from 'node:worker_threads';
import type { HighlightedCode, HighlightJob } from '../job.ts';
import { type BatchAnswer, createProgressMemory, type Progress, progressOf } from './messages.ts';

/** How to start threads. */
export interface ThreadOptions {
  /** The thread's module, compiled: threads cannot run TypeScript. */
  readonly entry: URL;
  /** Milliseconds on one block after which a thread counts as stuck. */
  readonly stuckAfter: number;
}

/** `stopped`: the thread is of no more use because of the block at `index`. `broken`: it never will be of any. */
export type BatchEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'stopped'; readonly index: number; readonly plain: 'time' | 'failure' }
  | { readonly kind: 'broken'; readonly error: Error };

/** Takes a block's result; `index` is into the batch. */
export type OnResult = (index: number, result: HighlightedCode) => void;

/** A running thread. It keeps the process alive only while it works. */
export interface Thread {
  /** Works off a batch; one at a time. */
  readonly run: (jobs: readonly HighlightJob[], onResult: OnResult) => Promise<BatchEnd>;
  readonly end: () => Promise<void>;
}

interface Watched {
  readonly worker: Worker;
  readonly progress: Progress;
  readonly stuckAfter: number;
}

/** Starts a thread. */
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

/** Answers by `settle`, once: with what the returned function is given, or with how the thread failed before that. */
function watch(
  { worker, progress, stuckAfter }: Watched,
  settle: (end: BatchEnd) => void,
): (end: BatchEnd) => void {
  let seen = { count: progress.count(), at: performance.now() };
  const fail = (error: Error): void => {
    const index = progress.current();
    // Without a block to blame it would fail on every other one as well.
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
    settle(end);
  };
  worker.on('error', fail).on('exit', onExit);
  return stop;
}
