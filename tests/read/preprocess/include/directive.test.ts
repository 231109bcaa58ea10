import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { directivesIn, type DirectiveForm } from '../../../../src/read/preprocess/include/directive.ts';

const both: readonly DirectiveForm[] = ['brace', 'angle'];

/** Each find as `[text]` or `name(args)`. */
const found = (text: string, forms: readonly DirectiveForm[] = both): readonly string[] =>
  directivesIn(text, forms).flatMap((find) => {
    if (find.kind === 'foreign') return [];
    return find.kind === 'escape'
      ? [`[${text.slice(find.start, find.end)}]`]
      : [`${find.name}(${find.args})`];
  });

describe('a directive in braces', () => {
  test.each([
    ['no directive at all', 'text', []],
    ['an open one', 'a {{#playground... and {{#include and \\{{#include b', []],
    ['one without arguments', '{{#include}} {{#title }} {{}} {{#}}', []],
    ['unknown names', '{{#playgroundz a.rs}} {{#incl b}} {{baz}} {{#bar}} {{hi:x}} {{i:y}}', []],
    ['two on a line', 'a {{#playground f.rs}} and {{#include t.md }}', ['playground(f.rs)', 'include(t.md)']],
    ['special characters', '{{#include a-b\\c/_d++.rs}}', ['include(a-b\\c/_d++.rs)']],
    ['attributes', '{{#playground a.rs editable  no_run }}', ['playground(a.rs editable  no_run)']],
    ['white space and line ends inside', '{{ \n #include\n\n a.rs\n}}', ['include(a.rs)']],
    ['a no-break space', '{{\u00a0#include\u00a0a.rs}}', ['include(a.rs)']],
    ['white space between the sign and the name', '{{# include a.rs}}', []],
    ['only white space after the name', '{{#include   }}', ['include()']],
    ['one brace too many before it', '{{{#include a}}}', ['include(a)']],
    ['a brace inside', '{{#include a}b}}', []],
    ['an unknown name around a known one', '{{#foo {{#include a}} b', []],
    ['an unknown name before a known one', '{{#foo bar}}{{#include a}}', ['include(a)']],
    ['the old name', '{{#playpen a.rs}}', ['playpen(a.rs)']],
    ['a title with anything but braces', '{{#title  A > B: `c`  }}', ['title(A > B: `c`)']],
    ['capital letters', '{{#Include a}}', []],
    ['a name glued to its argument', '{{#include:a}}', []],
    ['templates of other tools', '${{ github.ref }} {{ site.title }} {{> part}} {{#if x}}', []],
  ])('%s', (_, text, finds) => {
    expect(found(text)).toEqual(finds);
    expect(found(text, ['brace'])).toEqual(finds);
  });

  test('has the position of its markers', () => {
    const text = 'a {{#include b}} c';
    expect(directivesIn(text, both)).toEqual([
      { kind: 'directive', form: 'brace', name: 'include', args: 'b', start: 2, end: 16 },
    ]);
  });
});

describe('an escape', () => {
  test.each([
    ['of a known name', 'a \\{{#include b}} c', ['[\\{{#include b}}]']],
    ['of an unknown name', '\\{{#anything goes}}', ['[\\{{#anything goes}}]']],
    ['of nothing', '\\{{#}}', ['[\\{{#}}]']],
    [
      'to the last braces of the line',
      '\\{{#include a}} and {{#include b}} c',
      ['[\\{{#include a}} and {{#include b}}]'],
    ],
    ['not beyond the line', '\\{{#include a}}\n{{#include b}}', ['[\\{{#include a}}]', 'include(b)']],
    ['not over a line end', '\\{{#include\na}}', ['include(a)']],
    ['after another backslash', '\\\\{{#include a}}', ['[\\{{#include a}}]']],
    ['of a marker, which are not for us', '\\{{hi:x}} \\{{x}}', []],
    ['after an open one', '{{#a \\{{#include b}}', []],
    ['right after a directive', '{{#include a}}\\{{#include b}}', ['include(a)', '[\\{{#include b}}]']],
  ])('%s', (_, text, finds) => {
    expect(found(text)).toEqual(finds);
  });

  test.each([
    ['of a known name', '\\<<#include a>> b>>', ['[\\<<#include a>>]']],
    ['of an unknown name', '\\<<#foo a>>', []],
    ['of several', '\\<<#include a>> \\<<#include b>>', ['[\\<<#include a>>]', '[\\<<#include b>>]']],
  ])('in angles %s', (_, text, finds) => {
    expect(found(text)).toEqual(finds);
    expect(found(text, ['brace'])).toEqual([]);
  });
});

describe('a directive in angles', () => {
  test.each([
    ['a known name', 'a <<#include b.md:x>> c', ['include(b.md:x)']],
    ['both forms', '<<#include a>>{{#include b}}<<#title c>>', ['include(a)', 'include(b)', 'title(c)']],
    ['the last two of a run close it', '<<#title Vec<T>>>', ['title(Vec<T>)']],
    ['not after a third angle', '<<<#include a>>', []],
    ['not over a line end', '<<#include a\n>>', []],
    ['without arguments', '<<#include>> <<#include >>', ['include()']],
    ['nothing between the marks and the name', '<< #include a>> <<# include a>>', []],
    ['an unknown name hides nothing', '<<#foo <<#include a>>', ['include(a)']],
    ['noweb, UML, AsciiDoc, VitePress', '<<name>> <<interface>> <<ref,text>> <<< @/file', []],
    ['C++, shell, Erlang, YAML, Rust', 'cout<<x<<y; cat <<EOF; <<i::8>>; <<: *a; <<T as X>::Y>', []],
    ['C with a directive of its own', 'x <<#define y>>', []],
    ['merge conflicts', '<<<<<<< HEAD\n=======\n>>>>>>> x', []],
  ])('%s', (_, text, finds) => {
    expect(found(text)).toEqual(finds);
  });
});

test('unknown directive names are returned, so that they can be dropped', () => {
  expect(directivesIn('{{#example a}} <<#example b>>', both)).toEqual([
    { kind: 'foreign', form: 'brace', name: 'example', start: 0, end: 14 },
  ]);
});

test('angle markers are plain text where they are disabled', () => {
  expect(found('<<#include a>> {{#include b}}', ['brace'])).toEqual(['include(b)']);
});

test('the scanner for braces finds what its regular expression finds, in any text', () => {
  // The expression that the scanner's comment cites, for a language whose `.` knows other line ends.
  const expression = /\\\{\{#[^\n]*\}\}|\{\{\p{White_Space}*#([a-zA-Z0-9_]+)\p{White_Space}+([^}]+)\}\}/gu;
  const piece = fc.constantFrom(
    '{{',
    '}}',
    '{',
    '}',
    '\\',
    '#',
    '#include',
    'title',
    ' ',
    '\n',
    'a',
    '#x y',
    '\u0085',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const expected = [...text.matchAll(expression)].flatMap((match) => {
        if (match[1] === undefined) return [[match.index, match.index + match[0].length]];
        return ['include', 'title'].includes(match[1]) ? [[match.index, match.index + match[0].length]] : [];
      });
      const finds = directivesIn(text, ['brace']).filter(({ kind }) => kind !== 'foreign');
      expect(finds.map(({ start, end }) => [start, end])).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
});

test('a text made to be slow is scanned quickly', () => {
  // Each of these takes an expression hours.
  expect(found('{{#include '.repeat(100_000))).toEqual([]);
  expect(found(`{{#include${' '.repeat(1_000_000)}`)).toEqual([]);
  expect(found('\\{{#'.repeat(200_000))).toEqual([]);
  expect(found('<<#include '.repeat(100_000))).toEqual([]);
  expect(found('{'.repeat(1_000_000))).toEqual([]);
});
