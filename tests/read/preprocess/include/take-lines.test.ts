import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  likelyEnd,
  anchorsOf,
  lineCount,
  takeLines,
  takeLinesHidingOthers,
} from '../../../../src/read/preprocess/include/take-lines.ts';
import { parseTarget } from '../../../../src/read/preprocess/include/include-target.ts';
import { sourceFile, wrongSegments } from '../memory-book.ts';

const five = 'one\ntwo\nthree\nfour\nfive';

const take = (text: string, selector: string) => {
  const { text: taken, found } = takeLines(
    sourceFile('a.rs', text),
    parseTarget(`a.rs:${selector}`).selection,
  );
  expect(wrongSegments(taken, () => text)).toEqual([]);
  return { text: taken.text, found };
};
const takeHiding = (text: string, selector: string) => {
  const selection = parseTarget(`a.rs:${selector}`).selection;
  const { text: taken, found } = takeLinesHidingOthers(sourceFile('a.rs', text), selection);
  expect(wrongSegments(taken, () => text)).toEqual([]);
  return { text: taken.text, found };
};

describe('an include by line numbers', () => {
  test.each([
    ['', 'one\ntwo\nthree\nfour\nfive'],
    [':', 'one\ntwo\nthree\nfour\nfive'],
    ['1', 'one'],
    ['0', 'one'],
    ['2', 'two'],
    ['2:3', 'two\nthree'],
    ['4:', 'four\nfive'],
    [':3', 'one\ntwo\nthree'],
    ['1:5', 'one\ntwo\nthree\nfour\nfive'],
    ['2:2', 'two'],
  ])('takes `%s`', (selector, text) => {
    expect(take(five, selector)).toEqual({ text, found: true });
    expect(take(`${five}\n`, selector)).toEqual({ text, found: true });
  });

  test.each([
    ['6', ''],
    ['4:3', ''],
    ['4:9', 'four\nfive'],
    [':9', 'one\ntwo\nthree\nfour\nfive'],
    [':0', ''],
    ['9:', ''],
  ])('takes what exists of `%s`', (selector, text) => {
    expect(take(five, selector)).toEqual({ text, found: false });
  });

  test('drops the final newline, but not blank lines before it', () => {
    expect(take('a\n\n\n', '').text).toBe('a\n\n');
    expect(take('\n', '').text).toBe('');
    expect(take('', '')).toEqual({ text: '', found: true });
  });

  test('keeps lines that name anchors', () => {
    expect(take('// ANCHOR: x\na\n// ANCHOR_END: x\n', '1:3').text).toBe('// ANCHOR: x\na\n// ANCHOR_END: x');
  });
});

describe('an include by anchor', () => {
  test.each([
    ['an anchor that is not there', five, 'x', '', false],
    ['an end without a beginning', 'a\nANCHOR_END: x\nb', 'x', '', false],
    ['a beginning without an end, to the last line', 'a\nANCHOR: x\nb\nc', 'x', 'b\nc', true],
    ['a region', 'a\nANCHOR: x\nb\nc\nANCHOR_END: x\nd', 'x', 'b\nc', true],
    ['another name', 'a\nANCHOR: x\nb\nANCHOR_END: x', 'y', '', false],
    ['a second beginning inside', 'ANCHOR: x\na\nANCHOR: x\nb\nANCHOR_END: x\nc', 'x', 'a\nb', true],
    ['only the first region', 'ANCHOR: x\na\nANCHOR_END: x\nANCHOR: x\nb\nANCHOR_END: x', 'x', 'a', true],
    [
      'regions that overlap, without the lines of the other',
      'ANCHOR:   y\na\nANCHOR: x\nb\nANCHOR_END: x\nc\nANCHOR_END:y\nd',
      'y',
      'a\nb\nc',
      true,
    ],
    ['an anchor anywhere in a line', '/* ANCHOR: x */ code\na\ncode // ANCHOR_END: x', 'x', 'a', true],
    ['an empty region', 'ANCHOR: x\nANCHOR_END: x', 'x', '', true],
    ['a name in another script', '# ANCHOR: имя-1\nа\n# ANCHOR_END: имя-1', 'имя-1', 'а', true],
    ['a name that only begins like it', 'ANCHOR: xy\na\nANCHOR: x\nb', 'x', 'b', true],
    ['a negative number, which is a name', 'ANCHOR: -5\na', '-5', 'a', true],
  ])('takes %s', (_, text, anchor, taken, found) => {
    expect(take(text, anchor)).toEqual({ text: taken, found });
  });
});

describe('a rustdoc_include', () => {
  test.each([
    ['2:3', '# one\ntwo\nthree\n# four\n# five', true],
    ['4:', '# one\n# two\n# three\nfour\nfive', true],
    [':3', 'one\ntwo\nthree\n# four\n# five', true],
    ['', five, true],
    ['4:3', '# one\n# two\n# three\n# four\n# five', false],
    [':9', five, false],
    ['x', '# one\n# two\n# three\n# four\n# five', false],
  ])('by lines `%s` hides the others', (selector, text, found) => {
    expect(takeHiding(five, selector)).toEqual({ text, found });
    expect(takeHiding(`${five}\n`, selector)).toEqual({ text, found });
  });

  test.each([
    ['an end without a beginning', 'a\nANCHOR_END: x\nb', 'x', '# a\n# b', false],
    ['no end', 'a\nANCHOR: x\nb', 'x', '# a\nb', true],
    ['a region', 'a\nANCHOR: x\nb\nANCHOR_END: x\nc', 'x', '# a\nb\n# c', true],
    ['another name', 'a\nANCHOR: x\nb\nANCHOR_END: x\nc', 'y', '# a\n# b\n# c', false],
    [
      'every region of the name',
      'ANCHOR: x\na\nANCHOR_END: x\nb\nANCHOR: x\nc\nANCHOR_END: x\nd',
      'x',
      'a\n# b\nc\n# d',
      true,
    ],
    ['another anchor inside', 'ANCHOR: x\na\nANCHOR: y\nb\nANCHOR_END: y\nc', 'x', 'a\nb\nc', true],
    ['nothing but anchors', 'ANCHOR: x\nANCHOR_END: x\n', 'x', '', true],
  ])('by anchor hides the rest: %s', (_, text, anchor, taken, found) => {
    expect(takeHiding(text, anchor)).toEqual({ text: taken, found });
  });
});

describe('an anchor that is not closed', () => {
  const open = { start: 0, end: 12 };
  test.each([
    ['has no end', 'ANCHOR: part\na', undefined],
    [
      'has a blank in its end',
      'ANCHOR: part\na\n// ANCHOR END: part',
      { line: 3, text: '// ANCHOR END: part' },
    ],
    ['has a hyphen in its end', 'ANCHOR: part\nANCHOR-END: part', { line: 2, text: 'ANCHOR-END: part' }],
    ['has one word for its end', 'ANCHOR: part\nANCHOREND: part', { line: 2, text: 'ANCHOREND: part' }],
    ['lacks the colon of its end', 'ANCHOR: part\nANCHOR_END part', { line: 2, text: 'ANCHOR_END part' }],
    ['begins twice', 'ANCHOR: part\na\nANCHOR: part', { line: 3, text: 'ANCHOR: part' }],
    [
      'has an end of another name',
      'ANCHOR: part\na\nANCHOR_END: prat',
      { line: 3, text: 'ANCHOR_END: prat' },
    ],
    ['stands beside the end of another', 'ANCHOR: part\nANCHOR: b\nANCHOR_END: b', undefined],
  ])('%s', (_, text, almost) => {
    const file = sourceFile('a.rs', text);
    const { selection } = parseTarget('a.rs:part');
    expect(takeLines(file, selection).open).toEqual(open);
    expect(takeLinesHidingOthers(file, selection).open).toEqual(open);
    expect(likelyEnd(file, open, 'part')).toEqual(almost);
  });

  test('is no other', () => {
    const text = 'ANCHOR: part\na\nANCHOR_END: part\nANCHOR: b\n';
    const { selection } = parseTarget('a.rs:part');
    expect(takeLines(sourceFile('a.rs', text), selection).open).toBeUndefined();
    expect(takeLinesHidingOthers(sourceFile('a.rs', text), selection).open).toBeUndefined();
  });
});

test.each([
  ['', 'ANCHOR: x'],
  [':2', 'ANCHOR: x'],
  ['2:', '// ANCHOR_END: x'],
  ['2:2', undefined],
  ['x', undefined],
])('lines of anchors that readers see in `%s`', (selector, shown) => {
  const text = 'ANCHOR: x\na\n  // ANCHOR_END: x\n';
  const span = takeLines(sourceFile('a.rs', text), parseTarget(`a.rs:${selector}`).selection).shown;
  expect(span && text.slice(span.start, span.end)).toBe(shown);
});

test('a misspelled anchor can be compared with all anchors of the file', () => {
  expect(anchorsOf(sourceFile('a.rs', '// ANCHOR: b\nANCHOR_END: b\nANCHOR: a c\nANCHOR:'))).toEqual([
    'b',
    'a',
  ]);
  expect(lineCount(sourceFile('a.rs', 'a\nb\n'))).toBe(2);
});

test('each included character maps to its origin, for any lines of any text', () => {
  const line = fc.oneof(
    fc.constantFrom('', 'a', '// ANCHOR: x', '// ANCHOR_END: x', '// ANCHOR: y'),
    fc.string(),
  );
  const selector = fc.constantFrom('', 'x', 'y', '1', '2:3', ':2', '3:', '5:1', '0:0');
  fc.assert(
    fc.property(fc.array(line), selector, (lines, select) => {
      take(lines.join('\n'), select);
      takeHiding(lines.join('\n'), select);
    }),
  );
});
