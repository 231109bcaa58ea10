import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createNearest, nearest } from '../../src/core/nearest.ts';

/** Insertions, deletions, replacements and swaps of neighbors, by the whole table. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  for (let j = 1; j <= b.length; j++) rows[0]?.push(j);
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? at(i - 2, j - 2) + 1 : Infinity;
      rows[i]?.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same, swap));
    }
  }
  return at(a.length, b.length);
}

/** The same answer, found by looking at all candidates. */
function nearestOfAll(name: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let limit = Math.floor(name.length / 3) + 1;
  for (const candidate of candidates) {
    const apart = distance(name.toLowerCase(), candidate.toLowerCase());
    if (apart < limit) [best, limit] = [candidate, apart];
  }
  return best;
}

describe('the nearest name', () => {
  test('is never more than six edits away, however long the name is', () => {
    const path = 'src/guide/the-beginning-of-a-long-journey.md';
    expect(nearest('src/the-beginning-of-a-long-journey.md', [path])).toBe(path);
    expect(nearest('src/the-beginning-of-journey.md', [path])).toBeUndefined();
  });

  test('differs in at most a third of its letters', () => {
    expect(nearest('hiden-sections', ['drafts', 'hidden-sections'])).toBe('hidden-sections');
    expect(nearest('abc', ['abd', 'xyz'])).toBe('abd');
    expect(nearest('abc', ['axx'])).toBeUndefined();
    expect(nearest('ld', ['d', 'lx'])).toBeUndefined();
  });

  test('counts swapped letters as one edit, and ignores case', () => {
    expect(createNearest(['c-tokio'])('c-TOIKO')).toEqual({ name: 'c-tokio', distance: 1 });
  });

  test('is the first of those that are equally near', () => {
    expect(nearest('c-a', ['c-x', 'c-b', 'c-c'])).toBe('c-x');
    expect(nearest('c-a', ['c-xa', 'c-b'])).toBe('c-xa');
  });

  test('is the same one that comparing all names finds', () => {
    const name = fc.string({
      unit: fc.constantFrom('a', 'b', 'c', 'A', 'B', 'C', '-', 'é', '1'),
      maxLength: 9,
    });
    fc.assert(
      fc.property(name, fc.array(name, { maxLength: 12 }), (wanted, candidates) => {
        expect(nearest(wanted, candidates)).toBe(nearestOfAll(wanted, candidates));
      }),
      { numRuns: 500 },
    );
  });
});
