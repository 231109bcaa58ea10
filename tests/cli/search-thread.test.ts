// The compiled thread that analyzes pages for the search.
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { type PageJob, analyzePage } from '../../src/scan/search/analyze-page.ts';

test('answers the same as the main thread', async () => {
  const folder = new URL('../../book/', import.meta.url);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  );
  const jobs = names.map((title, i): PageJob => ({
    page: { title, parents: ['Guide'], terms: i % 2 === 0 ? [] : [{ text: title }], hierarchyBoost: 1 },
    html: readFileSync(new URL(title, folder), 'utf8').replace(/^(#+) (.*)$/gm, '<h2 id="$2">$2</h2>'),
    splitLevel: 3,
  }));
  const worker = new Worker(new URL('../../dist/program/threads/analyzer-worker.js', import.meta.url));
  worker.postMessage(jobs);
  const [facts] = (await once(worker, 'message')) as readonly unknown[];
  await worker.terminate();
  expect(facts).toEqual(await Promise.all(jobs.map(analyzePage)));
});
