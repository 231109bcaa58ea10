// Which books have their pages rendered ahead.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../../src/index.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

/** The files of a book, over those of a plain one, and the setting of its `book.toml`. */
interface Book {
  readonly files?: Readonly<Record<string, string>>;
  readonly settings?: string;
}

async function pageOf({ files = {}, settings = '' }: Book, name = 'a.html'): Promise<string> {
  const root = tempFolder({
    'book.toml': settings,
    'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n',
    'src/a.md': '# A\n',
    'src/b.md': '# B\n',
    ...files,
  });
  const { destination } = await build({ root, cache: 'none' });
  return readFileSync(join(destination, name), 'utf8');
}

const isMarked = (page: string): boolean => /<html[^>]* data-prerender[ >]/.test(page);

test.each<readonly [string, boolean, Book]>([
  ['has no code of its own', true, {}],
  [
    'has a style sheet',
    true,
    { settings: '[output.html]\nadditional-css = ["a.css"]\n', files: { 'a.css': '' } },
  ],
  [
    'has colors of its own',
    true,
    { files: { 'theme/css/themes/light.css': '.light {\n  --bg: #fff;\n}\n' } },
  ],
  ['has a script', false, { settings: '[output.html]\nadditional-js = ["a.js"]\n', files: { 'a.js': '' } }],
  ['has MathJax', false, { settings: '[output.html]\nmathjax-support = true\n' }],
  ['has a head', false, { files: { 'theme/head.hbs': '<script src="count.js"></script>' } }],
  ['has a script in its theme', false, { files: { 'theme/js/keys.js': '' } }],
  [
    'has a script in another chapter',
    false,
    { files: { 'src/b.md': '# B\n\n<script src="c.js"></script>\n' } },
  ],
  ['does not want it', false, { settings: '[build-book]\nprerender = false\n' }],
  [
    'has a script and wants it',
    true,
    {
      settings: '[output.html]\nadditional-js = ["a.js"]\n[build-book]\nprerender = true\n',
      files: { 'a.js': '' },
    },
  ],
  [
    'is served',
    false,
    { settings: '[output.html]\nlive-reload-endpoint = "live"\n[build-book]\nprerender = true\n' },
  ],
])('a book that %s: %s', async (_, expected, book) => {
  expect(isMarked(await pageOf(book))).toBe(expected);
});

test.each(['print.html', '404.html'])('%s renders no pages ahead', async (name) => {
  expect(isMarked(await pageOf({}, name))).toBe(false);
});
