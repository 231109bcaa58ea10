// Resolving addresses as authors write them.
import { expect, test } from 'vitest';
import { bookPath, urlPath } from '../../../src/core/path.ts';
import { NO_FACTS as facts } from '../../../src/scan/scan-chapter.ts';
import { indexBook } from '../../../src/link/resolve/book-index.ts';
import { hrefOf } from '../../../src/link/resolve/page-slice.ts';
import { resolveLink } from '../../../src/link/resolve/resolve-link.ts';
import type { WrittenChapter } from '../../../src/read/summary/outline.ts';

const chapter = (source: string, url: string): WrittenChapter => ({
  kind: 'chapter',
  name: source,
  source: bookPath(source),
  url: urlPath(url),
  children: [],
  at: { file: bookPath('src/SUMMARY.md'), span: { start: 0, end: 0 } },
});

const chapters = [
  chapter('src/part/one.md', 'part/one.html'),
  chapter('src/part/two.md', 'part/two.html'),
  chapter('src/other/README.md', 'other/index.html'),
];

const index = indexBook({
  outline: { items: chapters },
  facts: new Map(chapters.map(({ source }) => [source, facts])),
  sourceRoot: bookPath('src'),
  files: new Set([urlPath('images/a b.png')]),
  hidden: new Set(),
});

/** What `src/part/one.md` links for an address. */
const linked = (url: string): string | undefined => {
  const page = bookPath('src/part/one.md');
  return hrefOf(resolveLink(index, { url, page, from: page }), urlPath('part/one.html'));
};

test.each([
  ['two.md#x', 'two.html#x'],
  ['two.md?print#x', 'two.html?print#x'],
  ['./two.html', 'two.html'],
  ['/part/two.md', 'two.html'],
  ['?print=1#x', 'one.html?print=1#x'],
  ['../other/README.md', '../other/index.html'],
  ['../other/', '../other/index.html'],
  ['(https://example.org/a)', '(https%3A//example.org/a)'],
  ['../images/a%20b.png', '../images/a%20b.png'],
])('an address in the book is resolved: %s', (url, href) => {
  expect(linked(url)).toBe(href);
});

test.each([
  ['gone.md#x', 'gone.html#x'],
  ['../../elsewhere/page.html', '../../elsewhere/page.html'],
  ['api/', 'api/'],
  ['api', 'api'],
  ['/master/', '/master/'],
  ['/std/vec/struct.Vec.html#method.len', '/std/vec/struct.Vec.html#method.len'],
  ['/gone.md', '/gone.html'],
])('an address that is not in the book stays as it was written: %s', (url, href) => {
  expect(linked(url)).toBe(href);
});
