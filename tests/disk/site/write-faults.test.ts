import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createStatCache } from '../../../src/disk/sources/stat-cache.ts';
import { attempt, type Fault } from '../../../src/disk/site/write-error.ts';
import { openSiteFolder } from '../../../src/disk/site/folder.ts';
import { takeLock } from '../../../src/disk/site/lock.ts';
import { makeFiles } from '../../../src/disk/site/make-files.ts';
import { runAsNobody, runChild } from '../child.ts';
import { filesIn, findingsOf, pagesIn, siteOf, write } from '../site-on-disk.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

/** A program that writes a site of `files` to its argument and prints what `findingsOf` would say, with the reasons. */
const writer = (files: Readonly<Record<string, string>>): string => `
  import { writeSite } from './disk/site/write-site.js';
  import { createStatCache } from './disk/sources/stat-cache.js';
  import { hashOf } from './core/hash.js';
  const site = new Map(Object.entries(${JSON.stringify(files)}).map(([url, text]) => [url, {
    url, by: url, stamp: hashOf(text), content: async () => ({ value: text.repeat(20_000), diagnostics: [] }),
  }]));
  const { value, diagnostics } = await writeSite({
    destination: process.argv[2], name: 'book', site, program: '1', statCache: createStatCache(),
  });
  console.log(JSON.stringify({ ...value, found: diagnostics.map(({ code, args }) => [code, args.path, args.reason]) }));`;

describe('a file that cannot be written', () => {
  test('is reported, and the others are written', async () => {
    const folder = tempFolder({ 'taken/x': '', blocked: '' });
    const long = `${'x'.repeat(252)}.html`;
    const found = await write(
      folder,
      siteOf({ 'a.html': 'A', [long]: 'too long', taken: ['a folder has this name'], 'blocked/x.html': 'X' }),
    );
    expect(findingsOf(found)).toEqual([
      `file/write-failed book/${long}`,
      'file/write-failed book/taken',
      'file/write-failed book/blocked/x.html',
    ]);
    expect(found.value.written).toEqual(['a.html']);
    expect(pagesIn(folder)).toEqual({ 'a.html': 'A', 'taken/x': '', blocked: '' });
    expect(await write(folder, siteOf({ 'a.html': 'A' })).then(findingsOf)).toEqual([]);
  });

  test('keeps its old content, and stale files stay, since older pages may need them', async () => {
    const folder = tempFolder();
    await write(folder, siteOf({ 'a.html': 'needs old.css', 'old.css': 'old', 'sub/b.html': 'B' }));
    rmSync(join(folder, 'sub/b.html'));
    mkdirSync(join(folder, 'sub/b.html'));
    const site = siteOf({ 'a.html': 'new', 'sub/b.html': 'B2' });
    const found = await write(folder, site);
    expect(findingsOf(found)).toEqual(['file/write-failed book/sub/b.html']);
    expect(found.value).toMatchObject({ written: ['a.html'], removed: [] });
    expect(pagesIn(folder)).toEqual({ 'a.html': 'new', 'old.css': 'old', 'sub/b.html/': '' });
    rmSync(join(folder, 'sub/b.html'), { recursive: true });
    expect((await write(folder, site)).value).toMatchObject({
      written: ['sub/b.html'],
      removed: ['old.css'],
    });
    expect(pagesIn(folder)).toEqual({ 'a.html': 'new', 'sub/b.html': 'B2' });
  });

  test('is reported if the folder is read-only', () => {
    const folder = tempFolder({ 'open/a.html': 'old' });
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o555);
    const run = (): unknown => JSON.parse(runAsNobody(writer({ 'a.html': 'A' }), closed));
    // Reports name the folder, since the lock is the first thing that is written.
    expect(run()).toEqual({
      written: [],
      unchanged: 0,
      removed: [],
      bytes: 0,
      found: [['file/write-failed', 'book', 'permission denied']],
    });
    expect(filesIn(closed)).toEqual({});
  });

  test('is reported if one folder of the site is read-only, and the old file stays', () => {
    const outer = tempFolder({
      'site/in/a.html': 'mdBook',
      'site/index.html': 'mdBook',
      'site/toc.html': 'mdBook',
    });
    const folder = join(outer, 'site');
    chmodSync(folder, 0o777);
    chmodSync(join(folder, 'in'), 0o555);
    onTestFinished(() => {
      chmodSync(join(folder, 'in'), 0o755);
    });
    const program = writer({ 'in/a.html': 'A', 'b.html': 'B' }).replace(
      'process.argv[2]',
      "process.argv[2] + '/site'",
    );
    expect(JSON.parse(runAsNobody(program, outer))).toMatchObject({
      written: ['b.html'],
      found: [['file/write-failed', 'book/in/a.html', 'permission denied']],
    });
    expect(readFileSync(join(folder, 'in/a.html'), 'utf8')).toBe('mdBook');
  });

  test('leaves no partial file behind', () => {
    const folder = tempFolder();
    // A limit on the size of files, in blocks of 512 or 1,024 bytes: what a full disk does, for one program.
    const program = `
      import { execFileSync } from 'node:child_process';
      import { writeFileSync } from 'node:fs';
      const inner = new URL('limited.js', import.meta.url).pathname;
      writeFileSync(inner, ${JSON.stringify(writer({ 'large.html': 'large', 'a.css': '.' }))});
      process.stdout.write(execFileSync('sh', ['-c', 'ulimit -f 60 && exec "$0" "$1" "$2"', process.execPath, inner, process.argv[2]]));`;
    expect(JSON.parse(runChild(program, folder))).toMatchObject({
      written: ['a.css'],
      found: [['file/write-failed', 'book/large.html', 'the file is too large for the file system']],
    });
    expect(Object.keys(filesIn(folder))).toEqual(['.build-book.json', 'a.css']);
  });
});

describe('a failing disk', () => {
  test('is distinguished from a failing file', () => {
    const faultOf = (code: string): Fault | undefined =>
      attempt((): Fault => {
        throw Object.assign(new Error(code), { code });
      });
    expect(faultOf('ENOSPC')).toEqual({ kind: 'fault', reason: 'the disk is full', ofDisk: true });
    expect(faultOf('EROFS')).toMatchObject({ ofDisk: true });
    expect(faultOf('EACCES')).toEqual({ kind: 'fault', reason: 'permission denied' });
    expect(faultOf('EWHATEVER')).toEqual({ kind: 'fault', reason: 'EWHATEVER' });
  });

  test('is reported once, without trying every other file', async () => {
    const folder = tempFolder();
    const statCache = createStatCache();
    const lock = await takeLock(folder, 0);
    if (lock === 'busy' || 'kind' in lock) throw new Error('no lock');
    onTestFinished(lock.release);
    const full: Fault = { kind: 'fault', reason: 'the disk is full', ofDisk: true };
    const site = siteOf(Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`${i}.html`, 'x'])));
    const results = await makeFiles([...site.site.values()], {
      folder: { ...openSiteFolder(folder, statCache), makeFolders: () => full },
      lock,
      statCache,
      mayReplace: () => true,
      before: new Map(),
    });
    expect([...results.values()].map(({ put }) => put)).toEqual([full]);
    expect(site.made.length).toBeLessThan(20);
  });

  test('does not hide an internal error', () => {
    const throwing = (): never => {
      throw new TypeError('a bug');
    };
    expect(() => attempt(throwing)).toThrow('a bug');
  });
});

describe('a site whose folder cannot be used', () => {
  test('is reported if the folder is a file', async () => {
    const folder = tempFolder({ book: 'a file' });
    symlinkSync('nowhere', join(folder, 'dangling'));
    const at = async (name: string): Promise<readonly string[]> =>
      findingsOf(await write(join(folder, name), siteOf({ 'a.html': 'A' })));
    expect(await at('book')).toEqual(['file/write-failed book']);
    expect(await at('book/inner')).toEqual(['file/write-failed book']);
    expect(await at('dangling')).toEqual(['file/write-failed book']);
    expect(pagesIn(folder)).toEqual({ book: 'a file', dangling: '-> nowhere' });
  });

  test('is reported if the manifest cannot be written', async () => {
    const folder = tempFolder({ '.build-book.json/x': '', 'a.html': 'old' });
    const found = await write(folder, siteOf({ 'a.html': 'A' }));
    expect(findingsOf(found)).toEqual(['file/write-failed book/.build-book.json']);
    expect(filesIn(folder)).toEqual({ '.build-book.json/x': '', 'a.html': 'old' });
  });
});

describe('an internal error while a file is rendered', () => {
  test('is thrown, releases the lock, keeps the site whole, and is repaired by the next build', async () => {
    const folder = tempFolder();
    await write(folder, siteOf({ 'a.html': 'A', 'b.html': 'B', 'c.html': 'C' }));
    const bug = (): Promise<never> => Promise.reject(new TypeError('a bug'));
    await expect(write(folder, siteOf({ 'a.html': 'new', 'b.html': bug, 'd.html': 'D' }))).rejects.toThrow(
      'a bug',
    );
    const between = pagesIn(folder);
    expect(between).toMatchObject({ 'b.html': 'B', 'c.html': 'C' });
    const { diagnostics } = await write(folder, siteOf({ 'b.html': 'B' }), { patience: 0 });
    expect(diagnostics).toEqual([]);
    expect(Object.keys(filesIn(folder))).toEqual(['.build-book.json', 'b.html']);
  });

  test('stops rendering other files', async () => {
    const bug = (): Promise<never> => Promise.reject(new TypeError('a bug'));
    const others = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`${i}.html`, '']));
    const site = siteOf({ 'first.html': bug, ...others });
    await expect(write(tempFolder(), site)).rejects.toThrow('a bug');
    expect(site.made.length).toBeLessThan(20);
  });

  test('is thrown from the middle of a stream as well', async () => {
    const folder = tempFolder();
    async function* chunks(): AsyncGenerator<string> {
      yield await Promise.resolve('x'.repeat(100_000));
      throw new TypeError('a bug');
    }
    const broken = (): Promise<never> => Promise.resolve({ value: chunks(), diagnostics: [] } as never);
    await expect(write(folder, siteOf({ 'a.html': broken }))).rejects.toThrow('a bug');
    expect(Object.keys(filesIn(folder))).toEqual(['.build-book.json']);
  });
});
