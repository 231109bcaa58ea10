// Footnotes of `[preprocessor.footnote]` that have several paragraphs.
import { expect, test } from 'vitest';
import { footnote } from '../../src/plugins/footnote/footnote.ts';
import { footnoteHooks } from '../../src/plugins/footnote/long-notes.ts';
import { mappedFile, originOf } from '../../src/core/mapped-text.ts';
import { bookPath } from '../../src/core/path.ts';
import { siteOf } from '../build/small-book.ts';
import { english } from '../english.ts';

const written = (text: string) =>
  footnoteHooks.write?.(mappedFile(bookPath('src/a.md'), text), true, {
    words: english,
    environmentOf: () => undefined,
  }).value;

test.each([
  [
    'two paragraphs',
    'One{{footnote: First.\n\nSecond.}} more.\n\nEnd.',
    'One[^long-note-1] more.\n\nEnd.\n\n[^long-note-1]: First.\n\n    Second.\n',
  ],
  [
    'a list',
    'One{{footnote:\nFirst:\n\n- a\n  - b\n}}',
    'One[^long-note-1]\n\n[^long-note-1]: First:\n\n    - a\n      - b\n',
  ],
  [
    'paragraphs in an item of a list',
    '- One{{footnote: First.\n\n  Second.\n\n      code}}',
    '- One[^long-note-1]\n\n[^long-note-1]: First.\n\n    Second.\n\n        code\n',
  ],
  [
    'paragraphs in a quote',
    '> One{{footnote: First.\n>\n> Second.}}',
    '> One[^long-note-1]\n\n[^long-note-1]: First.\n\n    Second.\n',
  ],
  [
    'quotes of its own',
    'One{{footnote: First.\n\n> Second.}}',
    'One[^long-note-1]\n\n[^long-note-1]: First.\n\n    > Second.\n',
  ],
  [
    'paragraphs twice',
    'One{{footnote: a\n\nb}} two{{ footnote: c }} three{{footnote: d\n\ne}}',
    'One[^long-note-1] two{{ footnote: c }} three[^long-note-2]\n\n[^long-note-1]: a\n\n    b\n\n[^long-note-2]: d\n\n    e\n',
  ],
])('a note with %s is defined at the end of the chapter', (_, text, expected) => {
  expect(written(text)?.text).toBe(expected);
});

test.each([
  ['has one paragraph', 'One{{footnote: First\nline.}}\n\nEnd.'],
  ['is code', '```\n{{footnote: a\n\nb}}\n```'],
  ['is escaped', '\\{{footnote: a\n\nb}}'],
  ['has no end', 'One{{footnote: a\n\nb'],
])('a note that %s stays as it is written', (_, text) => {
  expect(written(text)?.text).toBe(text);
});

test('the text of a note keeps its place in the file', () => {
  const text = 'One{{footnote: First.\n\nSecond.}} more.';
  const changed = written(text);
  const at = changed?.text.lastIndexOf('Second') ?? 0;
  const start = text.indexOf('Second');
  expect(changed && originOf(changed, at, at + 6)).toEqual({
    file: 'src/a.md',
    span: { start, end: start + 6 },
  });
});

test(`a page of a book with [preprocessor.${footnote.name}] has long and short notes in order`, async () => {
  const site = await siteOf({
    'book.toml': '[preprocessor.footnote]\n',
    'src/a.md': '# A\n\nOne{{footnote: short}} two{{footnote: First.\n\nSecond.}} three{{footnote: last}}\n',
  });
  const notes = site.main('a.html').replace(/^[^]*<ol/, '<ol');
  expect(
    notes
      .replace(/<a [^>]*>.<\/a>|<[^>]*>/g, '')
      .split(/\s+/)
      .filter(Boolean),
  ).toEqual(['short', 'First.', 'Second.', 'last']);
  expect(notes).toContain('<p>First.</p>\n<p>Second.');
  expect(site.diagnostics).toEqual([]);
});
