import { readdirSync, symlinkSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFolder } from '../../src/disk/create-folder.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const foldersIn = (root: string): readonly string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)).replaceAll(sep, '/'))
    .sort();

describe('a folder', () => {
  test('is created with those above it, and left alone once it is there', () => {
    const root = tempFolder();
    createFolder(join(root, 'a/b/c'));
    createFolder(join(root, 'a/b/c'));
    createFolder(join(root, 'a/d/'));
    expect(foldersIn(root)).toEqual(['a', 'a/b', 'a/b/c', 'a/d']);
  });

  test('may be reached through a link', () => {
    const root = tempFolder({ 'real/x': '' });
    symlinkSync('real', join(root, 'link'));
    createFolder(join(root, 'link'));
    createFolder(join(root, 'link/inner'));
    expect(foldersIn(root)).toEqual(['real', 'real/inner']);
  });

  test.each([
    ['a file', 'file', 'EEXIST'],
    ['a file above it', 'file/a/b', 'ENOTDIR'],
    ['a broken link', 'broken', 'EEXIST'],
    ['a broken link above it', 'broken/a', 'EEXIST'],
    ['a link to itself above it', 'loop/a', 'EEXIST'],
  ])('isn’t created where %s is', (_, path, code) => {
    const root = tempFolder({ file: '' });
    symlinkSync('nowhere', join(root, 'broken'));
    symlinkSync('loop', join(root, 'loop'));
    expect(() => {
      createFolder(join(root, path));
    }).toThrow(code);
    expect(foldersIn(root)).toEqual([]);
  });
});
