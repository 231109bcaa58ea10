import { expect, test } from 'vitest';
import { keep, once } from '../../src/core/once.ts';

test('a lazy value is computed once', () => {
  let count = 0;
  const value = once(() => ++count);
  expect([value(), value()]).toEqual([1, 1]);
});

test('a value that was let go is computed again', () => {
  let count = 0;
  const kept = keep(() => ++count);
  expect([kept.value(), kept.value()]).toEqual([1, 1]);
  kept.forget();
  expect([kept.value(), kept.value()]).toEqual([2, 2]);
});
