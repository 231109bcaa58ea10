// The thread that highlights: blocks in a message -> their HTML in messages, a few at a time.
import { parentPort, workerData } from 'node:worker_threads';
import { createJobRunner } from '../run-job.ts';
import { type BatchAnswer, type BatchRequest, type BatchResult, progressOf } from './messages.ts';

/** Blocks a thread finishes before it says so: few messages, and little to redo when the thread must be ended. */
const RESULTS_PER_MESSAGE = 32;

const run = createJobRunner();
const progress = progressOf(workerData);
const say = (answer: BatchAnswer): void => parentPort?.postMessage(answer);

async function runBatch({ jobs }: BatchRequest): Promise<void> {
  let results: BatchResult[] = [];
  for (const [index, job] of jobs.entries()) {
    progress.begin(index);
    const { lines, plain } = await run(job);
    results.push([lines.join('\n'), plain]);
    if (index === jobs.length - 1) progress.rest();
    if (results.length < RESULTS_PER_MESSAGE && index < jobs.length - 1) continue;
    say({ kind: 'results', from: index + 1 - results.length, results });
    results = [];
  }
}

parentPort?.on('message', (request: BatchRequest) => {
  runBatch(request).catch((error: unknown) => {
    say({ kind: 'broken', reason: error instanceof Error ? error.message : String(error) });
  });
});
