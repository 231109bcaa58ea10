import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { bookPath } from '../../src/core/path.ts';
import { createStatCache } from '../../src/disk/sources/stat-cache.ts';
import { diskFiles } from '../../src/disk/sources/disk-files.ts';
import { readConfig } from '../../src/read/config/read-config.ts';
import { type ScanTask, createScanBeside } from '../../src/scan/scan-beside.ts';
import { scanOptions } from '../../src/scan/scan-options.ts';
import { openSession } from '../../src/build/session.ts';
import { definitionSources } from '../../src/read/references/shared-definition-files.ts';
import { type Reading, createClaims } from '../../src/scan/threads/task.ts';
import { runCommand } from '../cli/spawned.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { run } from '../cli/test-terminal.ts';
import { type Compiled, compileSources } from './highlight/threads/compile.ts';

const namesOf = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `c${i}`);
const names = namesOf(60);
const chapters = names.map((name) => bookPath(`src/${name}.md`));

const bookOfSixty = (): string => bookOf(names);

/** A book of chapters with a mistake of its own in each. */
const bookOf = (names: readonly string[]): string =>
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

async function taskFor(root: string): Promise<ScanTask> {
  const files = diskFiles(root, createStatCache());
  const { value: config } = await readConfig({ environment: {}, mode: 'check' }, files);
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
    const workerData = { ...(await taskFor(root)), chapters, claims: createClaims(chapters.length) };
    const thread = new Worker(compiled.module('scan/threads/scanner.js'), { workerData });
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

  test('a build with two threads makes the pages that it makes with one', async () => {
    const root = bookOf(namesOf(120));
    const build = ['build', '--no-cache', '--json', '-d'];
    const here = await run([...build, 'one'], { folder: root });
    const spawned = await runCommand([...build, 'two'], { folder: root });
    expect(diagnosticsIn(spawned.out)).toEqual(diagnosticsIn(here.out));
    const pages = pagesIn(join(root, 'one'));
    expect(pages.size).toBeGreaterThan(120);
    expect(pagesIn(join(root, 'two'))).toEqual(pages);
  }, 120_000);
});

const diagnosticsIn = (json: string): unknown => (JSON.parse(json) as { diagnostics: unknown }).diagnostics;

/** Every page of a site, but for the names of scripts, which only the compiled program minifies. */
const pagesIn = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.html'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8').replace(/-[0-9a-f]{8}\.js/g, '.js')]),
  );

describe('a thread beside this one', () => {
  const entry = new URL('../fixtures/pipeline/scanner.mjs', import.meta.url);

  test('gives what it has begun, and nothing where it fails over it', async () => {
    const root = bookOfSixty();
    const task = await taskFor(root);
    const beside = createScanBeside(() => task, { enoughLeft: 1, entry });
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
    const task = await taskFor(root);
    const beside = createScanBeside(() => task, { enoughLeft: 1, entry: new URL('absent.mjs', entry) });
    beside.begin(chapters);
    expect(beside.elsewhere('scan:src/c59.md')).toBeUndefined();
    await beside.end();
  });

  test('is not there where the program runs from its sources', async () => {
    const nobody = (): never => {
      throw new Error('nobody starts it');
    };
    const beside = createScanBeside(nobody, { enoughLeft: 1 });
    beside.begin(chapters);
    expect(beside.elsewhere('scan:src/c59.md')).toBeUndefined();
    await beside.end();
  });
});
