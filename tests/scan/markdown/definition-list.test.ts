// Which lines with a colon are definitions, and which continue the paragraph before them, as in mdBook.
import { describe, expect, test } from 'vitest';
import { readChapter } from './chapter.ts';

const html = (markdown: string): string =>
  readChapter(markdown)
    .html.replaceAll(/<a class="header" href="[^"]*">(.*?)<\/a>/gs, '$1')
    .replaceAll(/ id="[^"]*"/g, '')
    .replaceAll(/\n(?=<)|(?<=>)\n/g, '');

describe('a line with a colon after a list item', () => {
  test.each([
    ['- a\n: b', '<ul><li>a\n: b</li></ul>'],
    ['- item\n:::warning\nhi', '<ul><li>item\n:::warning\nhi</li></ul>'],
    ['1. one\n   two\n: three', '<ol><li>one\ntwo\n: three</li></ol>'],
    ['- t11\n : w', '<ul><li>t11\n: w</li></ul>'],
    ['- x\n    - y\n  : z', '<ul><li>x<ul><li>y\n: z</li></ul></li></ul>'],
    ['[^1]: foot\n: t\n\nx[^1]', expect.stringContaining('foot\n: t')],
    ['> q\n: r', '<blockquote><p>q\n: r</p></blockquote>'],
    ['- a\n  > b\n: c', '<ul><li>a<blockquote><p>b\n: c</p></blockquote></li></ul>'],
  ])('continues the paragraph in %j', (markdown, expected) => {
    expect(html(markdown)).toEqual(expected);
  });

  test('is a definition if it is indented like the text of the item', () => {
    expect(html('- a\n- b\n  : c')).toBe('<ul><li>a</li><li><dl><dt>b</dt><dd>c</dd></dl></li></ul>');
  });

  test('stays text after a blank line', () => {
    expect(html('- a\n\n: b')).toBe('<ul><li>a</li></ul><p>: b</p>');
  });
});

describe('a line with a colon in a definition list', () => {
  const list = (...definitions: readonly string[]): string =>
    `<dl><dt>t</dt>${definitions.map((inside) => `<dd>${inside}</dd>`).join('')}</dl>`;

  test.each([
    ['t\n: d\n: e', list('d', 'e')],
    ['t\n: d\n : e\n  lazy\nlazy', list('d', 'e\nlazy\nlazy')],
    ['t\n: - li\n: g', list('<ul><li>li</li></ul>', 'g')],
    ['t\n: - li\n  : i', list('<ul><li>li\n: i</li></ul>')],
    ['t\n: > bq\n: h', list('<blockquote><p>bq</p></blockquote>', 'h')],
    ['t\n: > - li\n  > : z\n: y', list('<blockquote><ul><li>li\n: z</li></ul></blockquote>', 'y')],
    ['t\n: p\n    : q\n  : r\n: s', list('<dl><dt>p</dt><dd>q</dd><dd>r</dd></dl>', 's')],
    ['- o\n\n  t\n  : l\n  : m', `<ul><li><p>o</p>${list('l', 'm')}</li></ul>`],
    ['- o\n\n  t\n  : j\n: k', `<ul><li><p>o</p>${list('j\n: k')}</li></ul>`],
    ['> t\n> : n\n: o', `<blockquote>${list('n\n: o')}</blockquote>`],
    ['t\n: d\n\n  : x\n: f', list('<dl><dt>d</dt><dd><p>x</p></dd></dl>', 'f')],
  ])('is where mdBook has it in %j', (markdown, expected) => {
    expect(html(markdown)).toBe(expected);
  });
});

test.each([
  ['| t |\n|---|\n| x |\n: d', '<td>x</td></tr><tr><td>: d</td>'],
  ['t | u\n--|--\nx | y\n: d', '<tr><td>: d</td><td></td></tr>'],
  ['> | t |\n> |---|\n> : d', '<td>: d</td>'],
])('a line with a colon after the rows of a table is one of them: %j', (markdown, expected) => {
  expect(html(markdown)).toContain(expected);
});
