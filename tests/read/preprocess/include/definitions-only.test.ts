import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { definitionsOnly } from '../../../../src/read/preprocess/include/definitions-only.ts';

describe('a file of link definitions', () => {
  test.each([
    ['one definition', '[a]: https://a'],
    ['each kind of title', '[a]: b "c"\n[d]: e \'f "g"\'\n[h]: i (j)\n'],
    ['an address in angles, which may be empty', '[a]: <b c>\n[d]: <>'],
    ['labels of all letters', '[c~std::a#?&/-_.+~docs]: x\n[book~`edit` ]: y\n[книга]: z\n[a\\]b]: c'],
    ['parentheses in pairs', '[a]: b(c(d))e\n[f]: g\\(h'],
    ['no blank after the colon', '[a]:b'],
    ['up to three spaces before', '   [a]: b'],
    ['blank lines and blanks at the end', '\n  \n[a]: b   \n\t\n'],
    ['comments', '<!-- a -->\n[a]: b\n<!-- c\n\nd -->\n'],
  ])('may contain %s', (_, text) => {
    expect(definitionsOnly(text)).toEqual({ own: true, includes: [] });
  });

  test('may include other files, whose places are returned', () => {
    expect(definitionsOnly('{{#include a.md}}\n  <<#include ../b.md>> \n')).toEqual({
      own: false,
      includes: [
        { path: 'a.md', start: 0, end: 17 },
        { path: '../b.md', start: 20, end: 40 },
      ],
    });
    expect(definitionsOnly('[a]: b\n{{ #include c.md }}')?.own).toBe(true);
  });
});

describe('a file is not only link definitions if it has', () => {
  test.each([
    ['nothing', ''],
    ['blank lines', '\n \n'],
    ['only a comment', '<!-- a -->'],
    ['prose', 'text\n[a]: b'],
    ['a variable', '[a]: b\n[c]: {{root}}/d.md'],
    ['a template tag', '[a]: b "{% if x %}"'],
    ['prose after', '[a]: b\ntext'],
    ['a heading', '# Refs\n\n[a]: b'],
    ['a footnote', '[^a]: b'],
    ['a definition without an address', '[a]:\n'],
    ['an address on the next line', '[a]:\nb'],
    ['a title on the next line', '[a]: b\n"c"'],
    ['more after the title', '[a]: b "c" d'],
    ['more after the address', '[a]: b c'],
    ['a title that is not closed', '[a]: b "c'],
    ['a title glued to the address', '[a]: <b>"c"'],
    ['parentheses without their partners', '[a]: b(c'],
    ['a blank label', '[ ]: b'],
    ['a bracket in the label', '[a[b]: c'],
    ['an indented line', '    [a]: b'],
    ['text after a comment', '<!-- a --> b'],
    ['a comment that is not closed', '[a]: b\n<!-- c'],
    ['a private comment', '<!--private [a]: b -->\n[c]: d'],
    ['a comment that switches marks off', '[a]: b\n<!-- markers:off -->'],
    ['an include of some lines', '[a]: b\n{{#include c:1}}'],
    ['an include among words', '{{#include c}} d'],
    ['another directive', '{{#title a}}\n[a]: b'],
    ['a link', '[a](b)'],
    ['a line with a marker', '[a]: b {{hi:c}}'],
  ])('%s', (_, text) => {
    expect(definitionsOnly(text)).toBeUndefined();
  });
});

test('a file of definitions makes no HTML, and defines as many labels as it has lines', () => {
  const part = fc.constantFrom(
    'a',
    'b',
    '[',
    ']',
    ':',
    ' ',
    '<',
    '>',
    '"',
    "'",
    '(',
    ')',
    '\\',
    '^',
    '\n',
    '!',
    '#',
  );
  const line = fc.array(part, { maxLength: 8 }).map((parts) => `[x${parts.join('')}`);
  const text = fc.array(fc.oneof(line, fc.constantFrom('[a]: b', '', '[c]: <d> "e"')), { maxLength: 4 });
  fc.assert(
    fc.property(text, (lines) => {
      const source = lines.join('\n');
      if (definitionsOnly(source) !== undefined) expect(new MarkdownIt().render(source)).toBe('');
    }),
    { numRuns: 3000 },
  );
});

test('thousands of definitions are read quickly', () => {
  const text = Array.from({ length: 20_000 }, (_, i) => `[c~crate${i}~docs]: https://docs.rs/crate${i}`).join(
    '\n',
  );
  expect(definitionsOnly(text)).toEqual({ own: true, includes: [] });
  expect(definitionsOnly(`${text}\nprose`)).toBeUndefined();
});
