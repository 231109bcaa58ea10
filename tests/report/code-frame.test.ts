import { describe, expect, test } from 'vitest';
import { codeFrame } from '../../src/report/code-frame.ts';
import { plainPaint } from '../../src/report/severity-colors.ts';

/** The frame of the part of `marked` between `«` and `»`, which are not in the text. */
function frame(marked: string, width = 80): string {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const text = marked.replace(/[«»]/g, '');
  return codeFrame(text, { start, end }, { paint: plainPaint, severity: 'error', width }).text;
}

const rows = (...lines: readonly string[]): string => lines.join('\n');

describe('a code frame', () => {
  test('underlines the span and numbers the line', () => {
    expect(frame('one\ntwo\nsee «{{#include a.rs}}» here\nfour\n')).toBe(
      rows('  |', '3 | see {{#include a.rs}} here', '  |     ^^^^^^^^^^^^^^^^^'),
    );
  });

  test('makes room for long line numbers', () => {
    expect(frame(`${'\n'.repeat(99)}a «b» c`)).toBe(rows('    |', '100 | a b c', '    |   ^'));
  });

  test('puts one caret below the character that an empty span precedes', () => {
    expect(frame('ab«»c')).toBe(rows('  |', '1 | abc', '  |   ^'));
  });

  test('puts one caret after the end of a line', () => {
    expect(frame('abc«»\ndef')).toBe(rows('  |', '1 | abc', '  |    ^'));
  });

  test('points at the empty last line of a text', () => {
    expect(frame('abc\n«»')).toBe(rows('  |', '2 |', '  | ^'));
  });

  test('does not reach into the next line if the span includes the newline', () => {
    expect(frame('«abc\n»def')).toBe(rows('  |', '1 | abc', '  | ^^^'));
  });

  test('clamps a span that lies beyond the text', () => {
    const style = { paint: plainPaint, severity: 'error', width: 80 } as const;
    expect(codeFrame('abc', { start: 90, end: 99 }, style).text).toBe(rows('  |', '1 | abc', '  |    ^'));
  });

  test('underlines each line of a span, without indentation and blank lines', () => {
    expect(frame('a «b\n\n  c» d')).toBe(rows('  |', '1 | a b', '  |   ^', '2 |', '3 |   c d', '  |   ^'));
  });

  test('omits the middle of a span over more than four lines', () => {
    expect(frame('«one\ntwo\nthree\nfour\nfive»')).toBe(
      rows('  |', '1 | one', '  | ^^^', '2 | two', '  | ^^^', '...', '5 | five', '  | ^^^^'),
    );
  });
});

describe('the alignment of a code frame', () => {
  test('shows a tab as four columns', () => {
    expect(frame('\ta\t«b»')).toBe(rows('  |', '1 |     a    b', '  |          ^'));
  });

  test('underlines a tab fully', () => {
    expect(frame('«\t»x')).toBe(rows('  |', '1 |     x', '  | ^^^^'));
  });

  test('counts wide characters as two columns', () => {
    expect(frame('見る «日本» x')).toBe(rows('  |', '1 | 見る 日本 x', '  |      ^^^^'));
  });

  test('counts fullwidth forms, kana and Hangul as wide', () => {
    expect(frame('ａカ한 «x»')).toBe(rows('  |', '1 | ａカ한 x', '  |        ^'));
  });

  test('counts a letter with combining marks as one column', () => {
    expect(frame('e\u0301e\u0301 «n\u0303o»')).toBe(rows('  |', '1 | e\u0301e\u0301 n\u0303o', '  |    ^^'));
  });

  test('counts an emoji of several code points as two columns', () => {
    expect(frame('👩‍👩‍👧 🇯🇵 ❤️ «x»')).toBe(rows('  |', '1 | 👩‍👩‍👧 🇯🇵 ❤️ x', '  |          ^'));
  });

  test('shows terminal control characters as a sign of one column', () => {
    expect(frame('\u001b[31m «x\u0000»\u202e')).toBe(rows('  |', '1 | ␛[31m x␀\ufffd', '  |       ^^'));
  });
});

describe('a line that is too long for a code frame', () => {
  test('is shown in full if it just fits', () => {
    expect(frame(`${'a'.repeat(25)}«b»`, 30)).toBe(
      rows('  |', `1 | ${'a'.repeat(25)}b`, `  | ${' '.repeat(25)}^`),
    );
  });

  test('is cut on both sides of the span', () => {
    expect(frame(`${'a'.repeat(50)}«bbbb»${'c'.repeat(50)}`, 24)).toBe(
      rows('  |', '1 | …aaaaaaabbbbccccccc…', '  |         ^^^^'),
    );
  });

  test('shows its beginning without an ellipsis if the span is there', () => {
    expect(frame(`«bbbb»${'c'.repeat(50)}`, 24)).toBe(rows('  |', '1 | bbbbcccccccccccccc…', '  | ^^^^'));
  });

  test('shows its end without an ellipsis if the span is there', () => {
    expect(frame(`${'a'.repeat(50)}«bbbb»`, 24)).toBe(
      rows('  |', '1 | …aaaaaaaaaaaaabbbb', '  |               ^^^^'),
    );
  });

  test('shows the beginning of a span that does not fit', () => {
    expect(frame(`aaa «${'b'.repeat(90)}» c`, 24)).toBe(
      rows('  |', `1 | …${'b'.repeat(18)}…`, `  |  ${'^'.repeat(18)}`),
    );
  });

  test('is cut by columns, not by characters', () => {
    expect(frame(`${'日'.repeat(50)}«本»${'日'.repeat(50)}`, 24)).toBe(
      rows('  |', '1 | …日日日日本日日日日…', '  |          ^^'),
    );
  });

  test('of a megabyte is cut around its span quickly', () => {
    const side = '😀'.repeat(250_000);
    expect(frame(`${side}«x»${side}`, 24)).toBe(rows('  |', '1 | …😀😀😀😀x😀😀😀😀…', '  |          ^'));
  });
});
