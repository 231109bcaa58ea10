import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellsOf } from '../../src/report/cells.ts';
import { lineWindow } from '../../src/report/line-window.ts';

const columns = (text: string): number => cellsOf(text).reduce((sum, cell) => sum + cell.width, 0);

const line = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('\t', '日', 'e\u0301', '👩‍👧', '\u001b', ' '),
      fc.string({ unit: 'binary' }),
    ),
  })
  .map((text) => text.replaceAll('\n', ''))
  .chain((text) =>
    fc.tuple(fc.constant(text), fc.nat(text.length), fc.nat(text.length), fc.integer({ min: 20, max: 60 })),
  );

describe('a line cut to a window', () => {
  test('stays within its width, ellipsis included, without control characters', () => {
    fc.assert(
      fc.property(line, ([text, a, b, width]) => {
        const { shown, indent, carets } = lineWindow(
          { text, from: Math.min(a, b), to: Math.max(a, b) },
          width,
        );
        expect(columns(shown)).toBeLessThanOrEqual(width);
        expect(carets).toBeGreaterThanOrEqual(1);
        // A mark after the last character is one column further.
        expect(indent + carets).toBeLessThanOrEqual(width + 1);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  test('shows a line that fits unchanged, with the carets below the marked characters', () => {
    const words = fc
      .array(fc.constantFrom('a', 'é', '日', 'ﾊ', '😀', 'e\u0301'), { maxLength: 8 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(words, words, words, (before, marked, after) => {
        const text = before + marked + after;
        const from = before.length;
        const window = lineWindow({ text, from, to: from + marked.length }, 80);
        expect(window.shown).toBe(text);
        expect(window.indent).toBe(columns(before));
        if (marked !== '') expect(window.carets).toBe(columns(marked));
      }),
    );
  });
});
