import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { parseFrontMatter } from '../../../src/read/preprocess/front-matter.ts';
import { sourceFile } from './memory-book.ts';

const loaded = (): boolean =>
  Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes('gray-matter'));

test('the YAML parser is loaded only for files with front matter', () => {
  parseFrontMatter(sourceFile('a.md', '# A\n\n---\n\nb: c\n\n---\n'));
  parseFrontMatter(sourceFile('a.md', '---\n\nb: c\n\n---\n'));
  expect(loaded()).toBe(false);
  parseFrontMatter(sourceFile('a.md', '---\nb: c\n---\n'));
  expect(loaded()).toBe(true);
});
