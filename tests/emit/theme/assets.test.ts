// Names of served files: fingerprints, and files that name one another.
import { expect, test } from 'vitest';
import { createAssets } from '../../../src/emit/theme/assets.ts';

const file = (name: string, content: string) => ({ name, by: name, content });
const urls = (
  files: readonly { name: string; by: string; content: string }[],
  how: 'hashed' | 'plain' = 'hashed',
) => createAssets(files, how).list.map(({ url }) => url);

test('a fingerprint is eight digits of the content’s SHA-256 before the first dot of the name', () => {
  expect(urls([file('css/a.min.css', 'x'), file('LICENSE', 'x'), file('fonts/OFL.txt', 'x')])).toEqual([
    'css/a-2d711642.min.css',
    'LICENSE-2d711642',
    'fonts/OFL.txt',
  ]);
  expect(urls([file('css/a.min.css', 'x')], 'plain')).toEqual(['css/a.min.css']);
});

test('a file from above the book is served from the site’s root', () => {
  const assets = createAssets(
    [file('../../shared/a.css', 'url({{ resource "../b.svg" }})'), file('../b.svg', 'x')],
    'plain',
  );
  expect(assets.list.map(({ url }) => url)).toEqual(['b.svg', 'shared/a.css']);
  expect(assets.urlOf('../../shared/a.css')).toBe('shared/a.css');
  expect(assets.list.at(-1)?.content).toBe('url(../b.svg)');
});

test('a dot in a folder’s name does not count as the file’s', () => {
  expect(urls([file('v1.2/a.css', 'x')])).toEqual(['v1.2/a-2d711642.css']);
});

test('resource references are replaced by paths relative to the file', () => {
  const assets = createAssets(
    [
      file('css/a.css', 'url({{ resource "img/b.svg" }}) {{resource "img/b.svg"}}'),
      file('img/b.svg', 'x'),
      file('book.js', '"{{ resource "css/a.css" }}"'),
    ],
    'hashed',
  );
  const contents = new Map(assets.list.map(({ name, content }) => [name, content]));
  expect(contents.get('css/a.css')).toBe('url(../img/b-2d711642.svg) {{resource "img/b.svg"}}');
  expect(contents.get('book.js')).toBe(`"${assets.urlOf('css/a.css')}"`);
});

test('a fingerprint changes when a referenced file changes', () => {
  const named = (content: string) =>
    createAssets([file('a.css', '{{ resource "b.css" }}'), file('b.css', content)], 'hashed').urlOf('a.css');
  expect(named('x')).not.toBe(named('y'));
});

test('files that refer to one another in a circle end without a loop', () => {
  const assets = createAssets(
    [file('a.css', '{{ resource "b.css" }}'), file('b.css', '{{ resource "a.css" }}')],
    'hashed',
  );
  expect(assets.list.map(({ name }) => name).sort()).toEqual(['a.css', 'b.css']);
});

test('the first of two files with one name wins, and an unknown name stays as it is', () => {
  const assets = createAssets([file('a.css', 'x'), file('a.css', 'y')], 'plain');
  expect(assets.list.map(({ content }) => content)).toEqual(['x']);
  expect(assets.urlOf('elsewhere/b.css')).toBe('elsewhere/b.css');
  expect(assets.has('elsewhere/b.css')).toBe(false);
});
