// Worker thread: highlights the blocks of a message and sends back results in groups.
import { parentPort, workerData } from 'node:worker_threads';
import { createJobRunner } from '../run-job.ts';
import { type BatchAnswer, type BatchRequest, type BatchResult, progressOf } from './messages.ts';

/** Results per message: few messages, and little work lost when the thread is killed. */
const RESULTS_PER_MESSAGE = 32;

const run = createJobRunner();
const progress = progressOf(workerData);
const send = (answer: BatchAnswer): void => parentPort?.postMessage(answer);

async function runBatch({ jobs }: BatchRequest): Promise<void> {
  let results: BatchResult[] = [];
  for (const [index, job] of jobs.entries()) {
    progress.begin(index);
    const { lines, plain } = await run(job);
    results.push([lines.join('\n'), plain]);
    if (index === jobs.length - 1) progress.idle();
    if (results.length < RESULTS_PER_MESSAGE && index < jobs.length - 1) continue;
    send({ kind: 'results', from: index + 1 - results.length, results });
    results = [];
  }
}

parentPort?.on('message', (request: BatchRequest) => {
  runBatch(request).catch((error: unknown) => {
    send({ kind: 'broken', reason: error instanceof Error ? error.message : String(error) });
  });
});
