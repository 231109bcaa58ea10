// Chunks whose boundaries depend on what is near them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunksOf } from '../../../src/emit/search/content-chunks.ts';

const rule = { keyOf: (item: string) => item, sizeOf: () => 1, spread: 4, min: 4, max: 16 };

test('chunks are the items in order, within the limits', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (items) => {
      const chunks = chunksOf(items, rule);
      expect(chunks.flat()).toEqual(items);
      for (const chunk of chunks.slice(0, -1)) {
        expect(chunk.length).toBeGreaterThanOrEqual(4);
        expect(chunk.length).toBeLessThanOrEqual(17);
      }
    }),
  );
});

test('an item more changes the chunk that it is in and at most a few after it', () => {
  const items = Array.from({ length: 1000 }, (_, i) => `item ${i}`);
  const before = new Set(chunksOf(items, rule).map((chunk) => chunk.join()));
  const after = chunksOf(items.toSpliced(500, 0, 'new'), rule).filter((chunk) => !before.has(chunk.join()));
  expect(after.length).toBeLessThan(10);
});

test('a large item is a chunk of its own', () => {
  const sizes = [1, 1, 50, 1, 1];
  const chunks = chunksOf(sizes, { ...rule, keyOf: String, sizeOf: (size) => size });
  expect(chunks).toEqual([[1, 1], [50], [1, 1]]);
});
