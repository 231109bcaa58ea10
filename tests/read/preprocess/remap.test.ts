import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatMapped, generatedText, mappedFile, originOf } from '../../../src/core/mapped-text.ts';
import { bookPath } from '../../../src/core/path.ts';
import { remap } from '../../../src/read/preprocess/remap.ts';
import { wrongSegments } from './memory-book.ts';

const file = bookPath('src/a.md');

/** Remaps from a file's text; the answer's origins are checked on the way. */
function remapFile(before: string, after: string) {
  const mapped = remap(mappedFile(file, before), after);
  expect(mapped.text).toBe(after);
  expect(wrongSegments(mapped, () => before)).toEqual([]);
  return mapped;
}

/** Where in the old text the first `wanted` of the new one stands. */
function offsetOf(before: string, after: string, wanted: string): number | undefined {
  const mapped = remapFile(before, after);
  const at = after.indexOf(wanted);
  return originOf(mapped, at, at + wanted.length)?.span.start;
}

describe('unchanged text keeps its positions', () => {
  test('and an identical text is the same object', () => {
    const mapped = mappedFile(file, 'a\nb');
    expect(remap(mapped, 'a\nb')).toBe(mapped);
  });

  test.each([
    ['after a line that was put in', 'a\nb\nc\n', 'a\nnew\nb\nc\n', 'b', 2],
    ['after a line that was taken out', 'a\nb\nc\n', 'a\nc\n', 'c', 4],
    ['between changed lines', 'a\nb\nc\n', 'A\nb\nC\n', 'b', 2],
    ['where blank lines are many', 'a\n\nb\n\nc\n\nd\n', 'a\n\nnew\n\nb\n\nc\n\nd\n', 'c', 6],
    [
      'where a block was wrapped',
      'x\n```note\ntext\n```\ny\n',
      'x\n<div>\n\ntext\n\n</div>\ny\n',
      'text',
      10,
    ],
    ['before and after a change in its line', 'a {{x}} b c\n', 'a <i>x</i> b c\n', ' b c', 7],
    ['where lines changed their order, if they are still in a row', 'a\nb\nc\nd\n', 'c\nd\na\nb\n', 'd', 6],
    ['where the last line end was lost', 'a\nb\n', 'a\nb', 'b', 2],
  ])('in the case of %s', (_, before, after, wanted, offset) => {
    expect(offsetOf(before, after, wanted)).toBe(offset);
  });
});

describe('new text has the position where it was inserted', () => {
  test.each([
    ['between lines', 'a\nb\n', 'a\nnew\nb\n', 2],
    ['at the beginning', 'a\n', 'new\na\n', 0],
    ['at the end', 'a\nb\n', 'a\nb\nnew\n', 4],
    ['inside a line', 'one two\n', 'one new two\n', 4],
    ['instead of everything', 'a\nb\n', 'new', 0],
    ['in an empty file', '', 'new', 0],
  ])('in the case of %s', (_, before, after, offset) => {
    expect(offsetOf(before, after, 'new')).toBe(offset);
  });

  test('and none in a text without positions', () => {
    expect(remap({ text: '', segments: [] }, 'new')).toEqual({ text: 'new', segments: [] });
  });
});

test('lines of several files keep their files', () => {
  const before = concatMapped([
    mappedFile(file, 'a\n'),
    mappedFile(bookPath('src/b.md'), 'included\n', 7),
    generatedText(file, 'made\n', 2),
  ]);
  const mapped = remap(before, 'a\nnew\nincluded\nmade\n');
  const origin = (wanted: string) => {
    const at = mapped.text.indexOf(wanted);
    return originOf(mapped, at, at + wanted.length);
  };
  expect(origin('included')).toEqual({ file: 'src/b.md', span: { start: 7, end: 15 } });
  expect(origin('made')).toEqual({ file, span: { start: 2, end: 2 } });
});

test('every mapped character matches its file, whatever a program did to the text', () => {
  const line = fc.constantFrom('', 'a', 'b', 'c', 'text', 'text more', '```', '> x');
  const lines = fc.array(line, { maxLength: 12 }).map((parts) => parts.join('\n'));
  fc.assert(
    fc.property(fc.oneof(lines, fc.string()), fc.oneof(lines, fc.string()), (before, after) => {
      const mapped = remapFile(before, after);
      expect(mapped.segments.every(({ at }, i) => i === 0 || at > (mapped.segments[i - 1]?.at ?? 0))).toBe(
        true,
      );
    }),
    { numRuns: 1000 },
  );
});

test('long texts are remapped quickly', () => {
  const lines = Array.from({ length: 50_000 }, (_, i) => `line ${i % 20_000}`);
  const shuffled = [...lines.slice(25_000), ...lines.slice(0, 25_000)];
  expect(remapFile(lines.join('\n'), shuffled.join('\n')).text.length).toBeGreaterThan(0);
  expect(remapFile('\n'.repeat(100_000), 'x\n'.repeat(100_000)).text.length).toBe(200_000);
});
