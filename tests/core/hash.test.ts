import { expect, test } from 'vitest';
import { hashOf } from '../../src/core/hash.ts';

test('treats a property that is undefined as absent', () => {
  expect(hashOf({ a: 1, b: undefined })).toBe(hashOf({ a: 1 }));
  expect(hashOf([{ a: { b: undefined } }])).toBe(hashOf([{ a: {} }]));
});
