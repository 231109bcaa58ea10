import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type OutlineItem, writtenChapters } from '../../../src/read/summary/outline.ts';
import { readOutline } from './read-outline.ts';

function* placesOf(items: readonly OutlineItem[], text: string): Generator<string> {
  for (const item of items) {
    if (item.kind === 'separator' || item.kind === 'part') continue;
    yield text.slice(item.at.span.start, item.at.span.end);
    yield* placesOf(item.children, text);
  }
}

const places = (text: string): readonly string[] => [...placesOf(readOutline(text).items, text)];

test('a chapter’s position is that of its link', () => {
  const text = [
    '# Summary',
    '',
    'See  [A](a.md), [A](a.md "twice") and [r]  ',
    '## [H](h.md) ##',
    '',
    '> - [Q *x* `[y](z)`](<q q.md>) tail',
    '>',
    '> - [Two',
    '>   lines](t.md)',
    '',
    '1.  [![img](i.png)](n.md)',
    '',
    '    + [](empty.md)<!-- c -->',
    '',
    '[r]: r.md',
  ].join('\n');
  expect(places(text)).toEqual([
    '[A](a.md)',
    '[A](a.md "twice")',
    '[r]',
    '[H](h.md)',
    '[Q *x* `[y](z)`](<q q.md>)',
    '[Two\n>   lines](t.md)',
    '[![img](i.png)](n.md)',
    '[](empty.md)',
  ]);
});

test('a link inside an image’s text has the position of its paragraph', () => {
  expect(places('before ![ [A](a.md) ](i.png) after\n')).toEqual(['before ![ [A](a.md) ](i.png) after']);
});

test('every position is that of a link, in any surroundings', () => {
  const scrap = fc.constantFrom(
    ...[
      '[a](b.md)',
      '[r]',
      '- ',
      '  ',
      '> ',
      '# ',
      '\n',
      '\n\n',
      '*',
      '`',
      '<!-- ',
      '-->',
      '1. ',
      '\\',
      '![',
      '](',
      '---\n',
      'x',
      '\t',
      '[r]: d.md\n',
      '<b>',
      '&amp;',
    ],
  );
  const text = fc.array(scrap, { maxLength: 40 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (source) => {
      const { items } = readOutline(source);
      for (const { chapter } of writtenChapters(items)) {
        expect(source.slice(chapter.at.span.start, chapter.at.span.end)).toContain('[');
      }
    }),
  );
});
