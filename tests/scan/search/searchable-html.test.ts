// What is searched in a chapter is what is read there, and needs nothing of other chapters.
import { expect, test } from 'vitest';
import { bookPath } from '../../../src/core/path.ts';
import type { Slot } from '../../../src/scan/markdown/body.ts';
import { searchableHtml } from '../../../src/scan/search/searchable-html.ts';

const from = bookPath('src/a.md');
const words = (slot: Slot): string => searchableHtml(['<p>', slot, '</p>']);

test('search text has the text of links and undefined references', () => {
  const link: Slot = { kind: 'link', url: 'b.md', from, attributes: '', children: ['<em>B</em>'] };
  const reference: Slot = { kind: 'reference', label: 'x', from, children: [link], literal: ['[', '][x]'] };
  expect(words(link)).toBe('<p><em>B</em></p>');
  expect(words(reference)).toBe('<p><em>B</em></p>');
  expect(words({ kind: 'wikilink', target: 'B' })).toBe('<p>B</p>');
  expect(words({ kind: 'wikilink', target: 'B', title: 'A < B' })).toBe('<p>A &lt; B</p>');
});

test('search text has code as it is shown, without hidden lines', () => {
  const lines = [{ text: 'fn main() {', hidden: true as const }, { text: 'a::<B>();' }, { text: 'b();' }];
  expect(words({ kind: 'code', language: 'rust', lines })).toBe('<p>a::&lt;B&gt;();\nb();</p>');
});

test('search text omits images and lists that repeat other text', () => {
  const nothing: readonly Slot[] = [
    { kind: 'image', url: 'a.png', from, alt: 'a', zooms: true },
    { kind: 'url', url: 'a.png', from },
    { kind: 'icon', name: 'heart', before: '<span>', literal: '<i></i>' },
    { kind: 'contents', maxLevel: 3 },
    { kind: 'index' },
  ];
  for (const slot of nothing) expect(words(slot)).toBe('<p></p>');
});
