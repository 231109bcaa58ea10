import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { bookPath } from '../../src/core/path.ts';
import { createStatCache } from '../../src/fs/stat-cache.ts';
import { diskFiles } from '../../src/pipeline/disk-files.ts';
import { readConfig } from '../../src/pipeline/read-config.ts';
import { type ScanTask, createScanBeside } from '../../src/pipeline/scan-beside.ts';
import { scanOptions } from '../../src/pipeline/scan-options.ts';
import { openSession } from '../../src/pipeline/session.ts';
import { definitionSources } from '../../src/pipeline/shared-definition-files.ts';
import { type Reading, createClaims } from '../../src/pipeline/threads/task.ts';
import { runCommand } from '../cli/spawned.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { run } from '../cli/test-terminal.ts';
import { type Compiled, compileSources } from '../highlight/threads/compile.ts';

const names = Array.from({ length: 60 }, (_, i) => `c${i}`);
const chapters = names.map((name) => bookPath(`src/${name}.md`));

/** A book of sixty chapters, each with a mistake of its own. */
const bookOfSixty = (): string =>
  temporaryFolder({
    'book.toml': '[book]\ntitle = "Sixty"\n[preprocessor.indexing]\n',
    'src/SUMMARY.md': names.map((name) => `- [${name}](${name}.md)\n`).join(''),
    'refs/links.md': '[c-tokio]: https://docs.rs/tokio\n',
    ...Object.fromEntries(
      names.map((name, i) => [
        `src/${name}.md`,
        `# ${name}\n\n[\`tokio\`][c-tokio]{{hi:tokio}} [next](c${i + 1}.md) [lost](gone-${i}.md)\n`,
      ]),
    ),
  });

function taskFor(root: string): ScanTask {
  const files = diskFiles(root, createStatCache());
  const { value: config } = readConfig({ environment: {}, mode: 'check' }, files);
  const definitions = definitionSources(config, files);
  return { root, environment: {}, definitions, options: scanOptions(config) };
}

async function scannedHere(root: string) {
  const session = openSession({ root, environment: {}, cache: 'none', mode: 'check' });
  const { model } = await session.build();
  await session.close();
  return [...(model?.scanned ?? [])].map(([source, { light, hash }]) => ({ source, light, hash }));
}

describe('compiled as it is published', () => {
  let compiled: Compiled;
  beforeAll(() => {
    const src = fileURLToPath(new URL('../../src/', import.meta.url));
    const entries = readdirSync(src, { recursive: true, withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory());
    compiled = compileSources(folders.map((entry) => join(entry.parentPath, entry.name).slice(src.length)));
  });
  afterAll(() => {
    compiled.remove();
  });

  test('a second thread reads chapters from the last one on, as this thread does', async () => {
    const root = bookOfSixty();
    const workerData = { ...taskFor(root), chapters, claims: createClaims(chapters.length) };
    const thread = new Worker(compiled.module('pipeline/threads/scanner.js'), { workerData });
    const readings: Reading[] = [];
    thread.on('message', (reading: Reading) => readings.push(reading));
    await once(thread, 'exit');
    const read = readings.map(({ source, hash, lightText }) => ({
      source,
      light: JSON.parse(lightText) as unknown,
      hash,
    }));
    expect(read.toReversed()).toEqual(await scannedHere(root));
  }, 60_000);

  test('a check with two threads says what it says with one, cold and warm', async () => {
    const root = bookOfSixty();
    const here = await run(['check', '--no-cache', '--json'], { folder: root });
    expect(here.out.split('link/no-such-page').length).toBeGreaterThan(60);
    const again = async () => (await runCommand(['check', '--json'], { folder: root })).out;
    expect([await again(), await again()]).toEqual([here.out, here.out]);
  }, 60_000);
});

describe('a thread beside this one', () => {
  const entry = new URL('../fixtures/pipeline/scanner.mjs', import.meta.url);

  test('gives what it has begun, and nothing where it fails over it', async () => {
    const root = bookOfSixty();
    const beside = createScanBeside(() => taskFor(root), entry);
    expect(beside.elsewhere('scan:src/c59.md')).toBeUndefined();
    beside.begin(chapters);
    await vi.waitUntil(() => existsSync(join(root, 'begun')), { timeout: 30_000 });
    const failing = beside.elsewhere('scan:src/c58.md');
    writeFileSync(join(root, 'asked'), '');
    expect(await beside.elsewhere('scan:src/c59.md')).toMatchObject({ lightText: '"light"' });
    expect(await failing).toBeUndefined();
    expect(beside.elsewhere('scan:src/c57.md')).toBeUndefined();
    expect(beside.elsewhere('page:src/c58.md')).toBeUndefined();
    await beside.end();
  }, 60_000);

  test('that cannot be started leaves all to this one', async () => {
    const root = bookOfSixty();
    const beside = createScanBeside(() => taskFor(root), new URL('absent.mjs', entry));
    beside.begin(chapters);
    expect(beside.elsewhere('scan:src/c59.md')).toBeUndefined();
    await beside.end();
  });

  test('is not there where the program runs from its sources', async () => {
    const beside = createScanBeside(() => {
      throw new Error('nobody starts it');
    });
    beside.begin(chapters);
    expect(beside.elsewhere('scan:src/c59.md')).toBeUndefined();
    await beside.end();
  });
});
