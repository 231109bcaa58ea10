// `{{#toc}}`, `{{#index}}` and the book's own marker: where they are replaced, and where that is impossible.
import { expect, test } from 'vitest';
import { siteOf } from '../../build/small-book.ts';
import { readChapter } from './chapter.ts';

const read = (text: string) => {
  const { html, diagnostics } = readChapter(text, { contents: { marker: '<!-- toc -->', maxLevel: 3 } });
  return [html.replaceAll('\n', ''), ...diagnostics.map(({ code }) => code)];
};
/** As the tests' reader shows it. */
const toc = read('{{#toc}}')[0] ?? '';
const marked = read('<!-- toc -->')[0] ?? '';
const index = read('{{#index}}')[0] ?? '';

test.each([
  ['under a line of text', 'a\n{{#toc}}\nb', `<p>a</p>${toc}<p>b</p>`],
  ['above a line of text', '{{#index}}\nb', `${index}<p>b</p>`],
  ['in a list item', '- {{#toc}}', `<ul><li>${toc}</li></ul>`],
  ['under the text of a list item', '- a\n  {{#toc}}\n  b', `<ul><li>a${toc}b</li></ul>`],
  ['in a loose list item', '- a\n\n  {{#index}}', `<ul><li><p>a</p>${index}</li></ul>`],
  ['behind a list', '- a\n{{#toc}}', `<ul><li>a</li></ul>${toc}`],
  ['in a quote', '> a\n> {{#toc}}', `<blockquote><p>a</p>${toc}</blockquote>`],
  ['in a definition', 'a\n: {{#toc}}', expect.stringContaining(`<dd>${toc}</dd>`)],
  ['in a table cell', '| a |\n|---|\n| {{#toc}} |', expect.stringContaining(`<td>${toc}</td>`)],
  ['under a table', '| a |\n|---|\n{{#toc}}', expect.stringMatching(/<\/table><\/div>[^<]*\S/)],
  ['in raw HTML', '<div>\n{{#toc}}\n</div>', `<div>${toc}</div>`],
  ['in an element of raw HTML', '<div>{{#index}}</div>', `<div>${index}</div>`],
  ['as a comment under text', 'a\n<!-- toc -->', `<p>a</p>${marked}`],
  ['as a comment in raw HTML', '<div>\n<!-- toc -->\n</div>', `<div>${marked}</div>`],
])('a placeholder %s is replaced there', (_, text, html) => {
  expect(read(text)).toEqual([html]);
});

test.each([
  ['between words', 'a {{#toc}} b', 'line'],
  ['in a heading', '# {{#toc}}', 'h1'],
  ['in a setext heading', 'a {{#index}}\n---', 'h2'],
  ['beside the text of a cell', '| a |\n|---|\n| b {{#toc}} |', 'table'],
  ['in raw HTML that allows no blocks', '<p>\n{{#toc}}\n</p>', 'p'],
  ['as a comment between words', 'a <!-- toc --> b', 'line'],
])('a placeholder %s stays, and is reported', (_, text, place) => {
  const { diagnostics } = readChapter(text, { contents: { marker: '<!-- toc -->', maxLevel: 3 } });
  expect(
    diagnostics.map(({ code, args, at }) => [code, args, text.slice(at?.span.start, at?.span.end)]),
  ).toEqual([
    [
      'syntax/not-alone',
      expect.objectContaining({ place }),
      expect.stringMatching(/^(?:\{\{#|<!--).*(?:\}\}|-->)$/),
    ],
  ]);
});

test('an escaped placeholder is text, wherever it is', async () => {
  const site = await siteOf({
    'src/a.md':
      '# A\n\n\\{{#toc}}\n\na\n\\{{#index}}\n\n| b |\n|---|\n| \\{{#toc}} |\n\n<div>\n\\{{#toc}}\n</div>\n',
  });
  expect(site.diagnostics).toEqual([]);
  expect(site.main('a.html').match(/\{\{#(?:toc|index)\}\}/g)).toHaveLength(4);
});
