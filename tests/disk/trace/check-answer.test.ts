import { mkdirSync, renameSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bookPath } from '../../../src/core/path.ts';
import { diskFiles } from '../../../src/disk/sources/disk-files.ts';
import { createStatCache } from '../../../src/disk/sources/stat-cache.ts';
import { type KnownAnswer, createCheck } from '../../../src/disk/trace/check-answer.ts';
import { createDiskTrace } from '../../../src/disk/trace/disk-trace.ts';
import { tempFolder, writeIn } from '../../helpers/temp-folder.ts';

/** Reads `a.md`, and gives what is known of it; `age` is for how long the file has been as it is, in milliseconds. */
function readA(root: string, age: number): KnownAnswer {
  const trace = createDiskTrace();
  const statCache = createStatCache(undefined, () => Date.now() + age);
  diskFiles(root, statCache, { restrict: false, trace }).read(bookPath('a.md'));
  const answer = trace.answers()?.find(({ question }) => question === 'file');
  if (answer === undefined) throw new Error('nothing was recorded');
  return { ...answer, state: statCache.stateWith(join(root, 'a.md'), answer.answer) ?? '' };
}

/** Looks again, and tells whether the answer is the same and whether the content had to be read for it. */
function look(root: string, known: KnownAnswer): { readonly same: boolean; readonly read: boolean } {
  let read = false;
  const statCache = createStatCache();
  const state = createCheck(root, {
    ...statCache,
    hashOf: (path) => ((read = true), statCache.hashOf(path)),
  })(known);
  return { same: state !== undefined, read };
}

const LONG_AGO = 10_000;

describe('a file', () => {
  test('that is as it was is not read', () => {
    const root = tempFolder({ 'a.md': 'text' });
    expect(look(root, readA(root, LONG_AGO))).toEqual({ same: true, read: false });
  });

  test('that was written just before it was read is read again, since its time may be the same', () => {
    const root = tempFolder({ 'a.md': 'text' });
    const known = readA(root, 0);
    expect(look(root, known)).toEqual({ same: true, read: true });
    const { atime, mtime } = statSync(join(root, 'a.md'));
    writeFileSync(join(root, 'a.md'), 'txet');
    utimesSync(join(root, 'a.md'), atime, mtime);
    expect(look(root, known)).toEqual({ same: false, read: true });
  });

  test('that was changed and given its old time is another one', () => {
    const root = tempFolder({ 'a.md': 'text' });
    const known = readA(root, LONG_AGO);
    const { atime, mtime } = statSync(join(root, 'a.md'));
    writeFileSync(join(root, 'a.md'), 'txet');
    utimesSync(join(root, 'a.md'), atime, mtime);
    expect(look(root, known)).toEqual({ same: false, read: true });
  });

  test('that was only touched, or replaced by one with the same content, is the same', () => {
    const root = tempFolder({ 'a.md': 'text', 'b.md': 'text' });
    const known = readA(root, LONG_AGO);
    utimesSync(join(root, 'a.md'), 1, 1);
    expect(look(root, known)).toEqual({ same: true, read: true });
    renameSync(join(root, 'b.md'), join(root, 'a.md'));
    expect(look(root, known)).toEqual({ same: true, read: true });
  });

  test('that became a link, a folder, or nothing is another one', () => {
    const root = tempFolder({ 'a.md': 'text' });
    const known = readA(root, LONG_AGO);
    renameSync(join(root, 'a.md'), join(root, 'b.md'));
    expect(look(root, known).same).toBe(false);
    symlinkSync('b.md', join(root, 'a.md'));
    expect(look(root, known).same).toBe(false);
    renameSync(join(root, 'a.md'), join(root, 'c.md'));
    mkdirSync(join(root, 'a.md'));
    expect(look(root, known).same).toBe(false);
  });

  test('that was missing is the same until it is there', () => {
    const root = tempFolder();
    const known = readA(root, LONG_AGO);
    expect(look(root, known).same).toBe(true);
    writeIn(root, 'a.md', '');
    expect(look(root, known).same).toBe(false);
  });
});

test('answers that change during a build are not recorded', () => {
  const root = tempFolder();
  const trace = createDiskTrace();
  const files = diskFiles(root, createStatCache(), { restrict: false, trace });
  expect(files.exists(bookPath('a.md'))).toBe(false);
  expect(trace.answers()).toEqual([{ question: 'exists', path: 'a.md', answer: 'false' }]);
  writeIn(root, 'a.md', '');
  expect(files.exists(bookPath('a.md'))).toBe(true);
  expect(trace.answers()).toBeUndefined();
});

test('a build that creates a file is not recorded', () => {
  const trace = createDiskTrace();
  diskFiles(tempFolder(), createStatCache(), { restrict: false, trace }).create(bookPath('a.md'), '');
  expect(trace.answers()).toBeUndefined();
});
