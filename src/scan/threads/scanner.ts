// The thread that reads chapters: what a build knows of its book -> the chapters' readings, the last one first.
import { parentPort, workerData } from 'node:worker_threads';
import { createStatCache } from '../../disk/sources/stat-cache.ts';
import { runStage } from '../../memo/run-stage.ts';
import { chapterWorld } from '../chapter-world.ts';
import { definitionTables } from '../../read/references/definition-tables.ts';
import { diskFiles } from '../../disk/sources/disk-files.ts';
import { scanStage } from '../scan-chapter.ts';
import { type ScannerTask, type Reading, claimsOf } from './task.ts';

async function readFromTheEnd(task: ScannerTask): Promise<void> {
  const { root, environment, definitions, chapters, options } = task;
  const files = diskFiles(root, createStatCache());
  const world = chapterWorld(environment, files, definitionTables(definitions, files));
  const claims = claimsOf(task.claims);
  const work = await scanStage.load();
  for (let i = chapters.length - 1; i >= 0; i--) {
    const source = chapters[i];
    // What comes before a chapter that the owner has begun, it has begun as well.
    if (source === undefined || !claims.claim(i)) return;
    const { answer, lightText, heavyText } = await runStage(work, { source, options }, world);
    const reading: Reading = { source, hash: answer.hash, trace: answer.trace, lightText, heavyText };
    parentPort?.postMessage(reading);
  }
}

await readFromTheEnd(workerData as ScannerTask);
