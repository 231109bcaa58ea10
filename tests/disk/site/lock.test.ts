import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, renameSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { LOCK, type SiteLock, takeLock } from '../../../src/disk/site/lock.ts';
import { startChild } from '../child.ts';
import { filesIn, findingsOf, pagesIn, siteOf, write } from '../site-on-disk.ts';
import { tempFolder, writeIn } from '../../helpers/temp-folder.ts';

const lockOf = async (folder: string, patience = 0): Promise<SiteLock> => {
  const lock = await takeLock(folder, patience);
  if (lock === 'busy' || 'kind' in lock) throw new Error('no lock');
  onTestFinished(lock.release);
  return lock;
};

/** A process that holds the lock on its argument until it is killed; says `held` when it has it. */
const holder = `
  import { takeLock } from './disk/site/lock.js';
  const lock = await takeLock(process.argv[2], 0);
  (await import('node:fs')).writeFileSync(lock.newFile(), 'half a page');
  console.log('held');
  setInterval(() => {}, 1000);`;

const startHolder = async (folder: string): Promise<() => Promise<void>> => {
  const child = startChild(holder, folder);
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  onTestFinished(kill);
  if (child.stdout !== null) await once(child.stdout, 'data');
  return kill;
};

describe('the lock on a site’s folder', () => {
  test('is held by one build at a time, and leaves nothing behind', async () => {
    const folder = tempFolder();
    const lock = await lockOf(folder);
    expect(await takeLock(folder, 0)).toBe('busy');
    expect(await takeLock(folder, 60)).toBe('busy');
    lock.release();
    const next = await lockOf(folder);
    expect(next.newFile()).not.toBe(next.newFile());
    next.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is waited for', async () => {
    const folder = tempFolder();
    const lock = await lockOf(folder);
    const waiting = write(folder, siteOf({ 'a.html': 'A' }), { patience: 60_000 });
    lock.release();
    expect((await waiting).value.written).toEqual(['a.html']);
  });

  test('of a living process keeps a build from writing', async () => {
    const folder = tempFolder({ 'a.html': 'old' });
    await startHolder(folder);
    const found = await write(folder, siteOf({ 'a.html': 'A' }), { patience: 0 });
    expect(findingsOf(found)).toEqual(['file/destination-busy book']);
    expect(pagesIn(folder)['a.html']).toBe('old');
  });

  test('of a killed process is taken over, and its unfinished files are removed', async () => {
    const folder = tempFolder();
    const kill = await startHolder(folder);
    await kill();
    expect(readdirSync(join(folder, LOCK))).toHaveLength(2);
    const { diagnostics } = await write(folder, siteOf({ 'a.html': 'A' }), { patience: 0 });
    expect(diagnostics).toEqual([]);
    expect(Object.keys(filesIn(folder))).toEqual(['.build-book.json', 'a.html']);
  });

  test('that is a minute old is taken over, even if another process has its id now', async () => {
    const folder = tempFolder();
    await startHolder(folder);
    const [name] = readdirSync(join(folder, LOCK)).filter((file) => file.endsWith('.build'));
    const path = join(folder, LOCK, name ?? '');
    const touched = statSync(path).mtimeMs / 1000;
    utimesSync(path, touched - 50, touched - 50);
    expect(await takeLock(folder, 0)).toBe('busy');
    utimesSync(path, touched - 70, touched - 70);
    await lockOf(folder);
    expect(existsSync(path)).toBe(false);
  });

  test('of an earlier process with our own id is taken over', async () => {
    const folder = tempFolder();
    writeIn(folder, `${LOCK}/${process.pid}-0123456789ab.build`, '');
    await lockOf(folder);
    expect(readdirSync(join(folder, LOCK))).toHaveLength(1);
  });

  test('removes only its own files from its folder', async () => {
    const folder = tempFolder({ [`${LOCK}/notes.txt`]: 'mine' });
    (await lockOf(folder)).release();
    expect(filesIn(folder)).toEqual({ [`${LOCK}/notes.txt`]: 'mine' });
  });

  test('is not taken through a symbolic link', async () => {
    const outside = tempFolder({ '1-0123456789ab.build': 'theirs' });
    const folder = tempFolder();
    symlinkSync(outside, join(folder, LOCK));
    expect(await takeLock(folder, 0)).toMatchObject({ kind: 'fault' });
    expect(filesIn(outside)).toEqual({ '1-0123456789ab.build': 'theirs' });
  });

  test.runIf(existsSync('/proc/self'))('is refused where the system creates no folders', async () => {
    const child = startChild(
      `import { takeLock } from './disk/site/lock.js'; console.log(JSON.stringify(await takeLock('/proc/self', 0)));`,
      '',
    );
    const [answer] = child.stdout === null ? [] : ((await once(child.stdout, 'data')) as [unknown]);
    expect(JSON.parse(String(answer))).toEqual({ kind: 'fault', reason: 'nothing can be created there' });
  });

  test('is taken in a folder that has just been removed', async () => {
    const folder = join(tempFolder(), 'book');
    await lockOf(folder, 1000);
    expect(existsSync(join(folder, LOCK))).toBe(true);
  });

  test('of a file that has its name is refused', async () => {
    const folder = tempFolder({ [LOCK]: 'mine' });
    expect(await takeLock(folder, 0)).toMatchObject({ kind: 'fault' });
    expect(filesIn(folder)).toEqual({ [LOCK]: 'mine' });
  });

  test('survives the removal of the site’s folder', async () => {
    const outer = tempFolder();
    mkdirSync(join(outer, 'book'));
    const lock = await lockOf(join(outer, 'book'));
    renameSync(join(outer, 'book'), join(outer, 'moved'));
    expect(lock.release).not.toThrow();
  });
});

describe('two concurrent builds', () => {
  const site = (version: string): Record<string, string> => ({
    ...Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`p${i}.html`, `${version} ${i}`])),
    [`${version}.css`]: version,
  });

  test('in one process leave the site of the later one', async () => {
    const folder = tempFolder();
    const outcomes = await Promise.all(
      ['one', 'two', 'three'].map((name) => write(folder, siteOf(site(name)))),
    );
    expect(outcomes.flatMap(findingsOf)).toEqual([]);
    const pages = pagesIn(folder);
    expect([site('one'), site('two'), site('three')]).toContainEqual(pages);
  });

  test('in two processes leave the site of one of them, whole and without litter', async () => {
    const folder = tempFolder();
    const program = (version: string): string => `
      import { writeSite } from './disk/site/write-site.js';
      import { createStatCache } from './disk/sources/stat-cache.js';
      import { hashOf } from './core/hash.js';
      const files = ${JSON.stringify(site(version))};
      for (let run = 0; run < 10; run++) {
        const site = new Map(Object.entries(files).map(([url, text]) => [url, {
          url, by: url, stamp: hashOf(text), content: async () => ({ value: text, diagnostics: [] }),
        }]));
        const { diagnostics } = await writeSite({
          destination: process.argv[2], name: 'book', site, program: '1', statCache: createStatCache(), patience: 60_000,
        });
        if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
      }`;
    const children = ['one', 'two'].map((version) => startChild(program(version), folder));
    const codes = await Promise.all(
      children.map(async (child) => ((await once(child, 'exit')) as [number])[0]),
    );
    expect(codes).toEqual([0, 0]);
    expect([site('one'), site('two')]).toContainEqual(pagesIn(folder));
  });
});
