import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Outcome } from '../../../src/core/diagnostic.ts';
import { type CleanedSite, cleanSite } from '../../../src/disk/site/clean-site.ts';
import { takeLock } from '../../../src/disk/site/lock.ts';
import { filesIn, findingsOf, siteOf, write } from '../site-on-disk.ts';
import { tempFolder, writeIn } from '../../helpers/temp-folder.ts';

const clean = (destination: string): Promise<Outcome<CleanedSite>> =>
  cleanSite({ destination, name: 'book', patience: 0 });

test('clean removes the whole folder if every file in it is ours', async () => {
  const folder = join(tempFolder(), 'book');
  await write(folder, siteOf({ 'b/c/d.html': 'D', 'a.html': 'A' }));
  expect(await clean(folder)).toEqual({
    value: { removed: ['a.html', 'b/c/d.html'], isGone: true },
    diagnostics: [],
  });
  expect(existsSync(folder)).toBe(false);
});

test('clean keeps other files, and removes ours even if they were changed or deleted', async () => {
  const folder = join(tempFolder(), 'book');
  await write(folder, siteOf({ 'a.html': 'A', 'b/c.html': 'C', 'd.html': 'D' }));
  writeIn(folder, 'a.html', 'changed by hand');
  writeIn(folder, 'b/mine.txt', 'mine');
  rmSync(join(folder, 'd.html'));
  const { value } = await clean(folder);
  expect(value).toEqual({ removed: ['a.html', 'b/c.html'], isGone: false });
  expect(filesIn(folder)).toEqual({ 'b/mine.txt': 'mine' });
});

test('clean removes nothing without a manifest, unless the folder is empty', async () => {
  const outer = tempFolder({ 'book/index.html': 'mdBook', 'book/toc.html': '' });
  mkdirSync(join(outer, 'empty'));
  expect((await clean(join(outer, 'book'))).value).toEqual({ removed: [], isGone: false });
  expect((await clean(join(outer, 'empty'))).value).toEqual({ removed: [], isGone: true });
  expect((await clean(join(outer, 'nowhere'))).value).toEqual({ removed: [], isGone: true });
  expect(filesIn(outer)).toEqual({ 'book/index.html': 'mdBook', 'book/toc.html': '' });
});

test('clean removes nothing through a link that leads out, and keeps the manifest for another try', async () => {
  const outside = tempFolder({ 'a.html': 'theirs' });
  const folder = tempFolder();
  await write(folder, siteOf({ 'in/a.html': 'A', 'b.html': 'B' }));
  rmSync(join(folder, 'in'), { recursive: true });
  symlinkSync(outside, join(folder, 'in'));
  const found = await clean(folder);
  expect(findingsOf(found)).toEqual(['file/write-failed book/in/a.html']);
  expect(found.value).toEqual({ removed: ['b.html'], isGone: false });
  expect(filesIn(outside)).toEqual({ 'a.html': 'theirs' });
  rmSync(join(folder, 'in'));
  expect((await clean(folder)).value).toEqual({ removed: [], isGone: true });
});

test('clean removes nothing while a build is writing', async () => {
  const folder = tempFolder();
  await write(folder, siteOf({ 'a.html': 'A' }));
  const lock = await takeLock(folder, 0);
  if (lock === 'busy' || 'kind' in lock) throw new Error('no lock');
  onTestFinished(lock.release);
  expect(findingsOf(await clean(folder))).toEqual(['file/destination-busy book']);
});
