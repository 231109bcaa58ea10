// Marker comments -> code without them, and the classes of its lines.
import { describe, expect, test } from 'vitest';
import type { CodeLine } from '../../../../src/scan/markdown/body.ts';
import { readNotation } from '../../../../src/scan/markdown/tree/code-notation.ts';

const read = (...texts: readonly string[]): readonly string[] => {
  const found = readNotation(
    texts.map((text): CodeLine => (text.startsWith('~') ? { text: text.slice(1), hidden: true } : { text })),
  );
  if (found === undefined) return texts;
  return found.lines.map(({ text, words }, i) =>
    [text, ...(found.marks[i] ?? []), ...(words ?? []).map((word) => `"${word}"`)].join('|'),
  );
};

describe('a marker', () => {
  test.each([
    ['a // [!code ++]', 'a|code-added'],
    ['a // [!code --]', 'a|code-removed'],
    ['a // [!code highlight]', 'a|code-marked'],
    ['a // [!code hl]', 'a|code-marked'],
    ['a // [!code focus]', 'a|code-focused'],
    ['a // [!code error]', 'a|code-error'],
    ['a // [!code warning]', 'a|code-warning'],
    ['a // [!code info]', 'a|code-info'],
    ['a // [!code word:a]', 'a|"a"'],
    ['a:b // [!code word:a\\:b]', 'a:b|"a:b"'],
    ['a // [!code ++] [!code focus]', 'a|code-added|code-focused'],
    ['a // [!code ++] // [!code focus]', 'a|code-added|code-focused'],
  ])('%j gives %j', (line, result) => {
    expect(read(line)).toEqual([result]);
  });

  test.each([
    ['  a  // [!code ++]', '  a'],
    ['a //[!code ++]', 'a'],
    ['a # [!code ++]', 'a'],
    ['a #[!code ++]', 'a'],
    ['a ## [!code ++]', 'a'],
    ['a -- [!code ++]', 'a'],
    ['a -- [!code --]', 'a'],
    ['a ; [!code ++]', 'a'],
    ['a ;; [!code ++]', 'a'],
    ['a % [!code ++]', 'a'],
    ["a ' [!code ++]", 'a'],
    ['a " [!code ++]', 'a'],
    ['a /* [!code ++] */', 'a'],
    ['a /** [!code ++] */', 'a'],
    ['a <!-- [!code ++] -->', 'a'],
    ['a <!-- [!code --] -->', 'a'],
    ['a {/* [!code ++] */}', 'a'],
    ['a {- [!code ++] -}', 'a'],
    ['a (* [!code ++] *)', 'a'],
    ['a {{!-- [!code ++] --}}', 'a'],
    ['a {# [!code ++] #}', 'a'],
    ['a <# [!code ++] #>', 'a'],
    ['a // why [!code ++]', 'a // why'],
    ['a /* why [!code ++] */', 'a /* why */'],
    ['a <!-- why [!code ++] -->', 'a <!-- why -->'],
    [' * why [!code ++]', ' * why'],
  ])('vanishes from %j', (line, rest) => {
    const [result = ''] = read(line);
    expect(result.split('|')[0]).toBe(rest);
    expect(result).toMatch(/\|code-(?:added|removed)$/);
  });

  test('alone in its line applies to the next one and takes no line', () => {
    expect(read('// [!code ++]', 'a', 'b')).toEqual(['a|code-added', 'b']);
    expect(read('  <!-- [!code focus:2] -->', 'a', 'b', 'c')).toEqual([
      'a|code-focused',
      'b|code-focused',
      'c',
    ]);
    expect(read('/*', ' * [!code hl]', ' */')).toEqual(['/*', ' */|code-marked']);
  });

  test('counts lines that are shown, its own first', () => {
    expect(read('a // [!code ++:2]', '~hidden', 'b', 'c')).toEqual([
      'a|code-added',
      'hidden',
      'b|code-added',
      'c',
    ]);
    expect(read('~x // [!code ++]', 'a')).toEqual(['x|code-added', 'a']);
    expect(read('a // [!code hl:0]', 'b // [!code hl:99]')).toEqual(['a', 'b|code-marked']);
  });

  test('marks a word until the end, or in the given number of lines', () => {
    expect(read('// [!code word:b]', 'a b', 'a', 'b')).toEqual(['a b|"b"', 'a', 'b|"b"']);
    expect(read('// [!code word:b:1]', 'b', 'b')).toEqual(['b|"b"', 'b']);
  });
});

test('a marker that means nothing stays, and is reported', () => {
  expect(readNotation([{ text: 'a // [!code ++] [!code foo]' }])).toEqual({
    lines: [{ text: 'a // [!code ++] [!code foo]' }],
    marks: [[]],
    unknown: ['foo'],
  });
});

test.each([
  ['x = "[!code ++]"'],
  ['a [!code ++]'],
  ['// [!code ++] is a marker'],
  ['f(/* [!code ++] */ a)'],
  ['```js', 'a // [!code ++]', '```'],
  ['[!code ]'],
])('%j is code without markers', (...lines) => {
  expect(read(...lines)).toEqual(lines);
});

test('a backslash shows a marker', () => {
  expect(read('a // [\\!code ++]')).toEqual(['a // [!code ++]']);
});
