import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hashBytes } from '../../../src/core/hash.ts';
import { cacheFolder, type Surroundings } from '../../../src/disk/cache/cache-folder.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const at = (root: string, more: Partial<Surroundings> = {}): string | undefined =>
  cacheFolder({ root, environment: {}, platform: 'linux', home: '/home/me', ...more });

const inModules = (way: string): string => join('node_modules', '.cache', 'build-book', hashBytes(way));

describe('the cache folder next to node_modules', () => {
  test('is in the book’s own node_modules', () => {
    const root = tempFolder({ 'node_modules/x/package.json': '' });
    expect(relative(root, at(root) ?? '')).toBe(inModules(''));
  });

  test('is in the repository’s node_modules, separate for each book', () => {
    const top = tempFolder({
      'node_modules/x/a': '',
      '.git/HEAD': '',
      'docs/one/book.toml': '',
      'docs/two/book.toml': '',
    });
    expect(relative(top, at(join(top, 'docs/one')) ?? '')).toBe(inModules('docs/one'));
    expect(relative(top, at(join(top, 'docs/two')) ?? '')).toBe(inModules('docs/two'));
  });

  test('is not in a node_modules above the repository, or without a repository', () => {
    const top = tempFolder({
      'node_modules/x/a': '',
      'in/.git': 'gitdir: elsewhere',
      'in/book/a': '',
      'out/book/a': '',
    });
    const own = (book: string): string => join('/home/me/.cache/build-book', hashBytes(join(top, book)));
    expect(at(join(top, 'in/book'))).toBe(own('in/book'));
    expect(at(join(top, 'out/book'))).toBe(own('out/book'));
  });

  test('is not used if node_modules is a file', () => {
    const root = tempFolder({ node_modules: '' });
    expect(at(root)).toBe(join('/home/me/.cache/build-book', hashBytes(root)));
  });
});

describe('the cache folder without node_modules', () => {
  const root = '/nowhere/book';
  const key = hashBytes(root);

  test.each<[string, Partial<Surroundings>, string | undefined]>([
    ['XDG', { environment: { XDG_CACHE_HOME: '/var/cache/me' } }, `/var/cache/me/build-book/${key}`],
    ['a relative XDG', { environment: { XDG_CACHE_HOME: 'cache' } }, `/home/me/.cache/build-book/${key}`],
    ['an empty XDG', { environment: { XDG_CACHE_HOME: '' } }, `/home/me/.cache/build-book/${key}`],
    ['macOS', { platform: 'darwin' }, `/home/me/Library/Caches/build-book/${key}`],
    ['Windows', { platform: 'win32', environment: { LOCALAPPDATA: '/local' } }, `/local/build-book/${key}`],
    ['Windows without it', { platform: 'win32' }, `/home/me/AppData/Local/build-book/${key}`],
    ['no home', { home: undefined }, undefined],
    ['a relative home', { home: '.' }, undefined],
  ])('is the platform’s own: %s', (_, more, expected) => {
    expect(at(root, more)).toBe(expected);
  });
});

test('the cache folder is named but not created', () => {
  const root = tempFolder({ 'node_modules/x/a': '' });
  expect(existsSync(dirname(at(root) ?? root))).toBe(false);
});
