// Worker thread: analyzes the pages of a message and sends back their facts, in the same order.
import { parentPort } from 'node:worker_threads';
import { type PageJob, analyzePage } from '../analyze-page.ts';

parentPort?.on('message', (jobs: readonly PageJob[]) => {
  // A rejection ends the thread with an error.
  void Promise.all(jobs.map(analyzePage)).then((facts) => parentPort?.postMessage(facts));
});
