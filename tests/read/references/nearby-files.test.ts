import { expect, test } from 'vitest';
import { bookPath } from '../../../src/core/path.ts';
import { definitionsOnly } from '../../../src/read/preprocess/include/definitions-only.ts';
import { nearbyFiles } from '../../../src/read/references/nearby-files.ts';
import { memoryBook } from '../preprocess/memory-book.ts';

const { read, list } = memoryBook({
  'src/refs.incl.md': '[a]: a.md\n',
  'src/link-refs.md': '{{#include refs/crates.md}}\n{{#include refs/missing.md}}\n',
  'src/refs/crates.md': '[c]: https://c.org\n',
  'src/x/refs.incl.md': '[x]: x.md\n',
  'src/x/y/other-refs.md': '# A chapter\n\n[y]: y.md\n',
  'refs.incl.md': '[root]: r.md\n',
});

const nearby = (folder: string, names: readonly string[]): readonly string[] =>
  nearbyFiles(
    { folder: bookPath(folder), root: bookPath('src'), names },
    {
      read,
      namesIn: (place) => [...list(place)].sort(),
      definitionsOnly: (path) => {
        const source = read(path);
        return source.kind === 'file' ? definitionsOnly(source.text) : undefined;
      },
    },
  );

const usual = ['refs.incl.md', '*-refs.md'];

test('nearby definition files are found up to the chapters’ folder, nearest first, with their includes', () => {
  expect(nearby('src/x/y', usual)).toEqual(['src/x/refs.incl.md', 'src/refs/crates.md', 'src/refs.incl.md']);
});

test('a nearby file with other text is not a definition file', () => {
  expect(nearby('src/x/y', ['other-refs.md'])).toEqual([]);
});

test('no nearby files are looked for if the book names none', () => {
  expect(nearby('src', [])).toEqual([]);
});
