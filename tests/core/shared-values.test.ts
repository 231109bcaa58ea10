import { expect, test } from 'vitest';
import { createSharedValues } from '../../src/core/shared-values.ts';

test('a value is created once for each function', () => {
  const values = createSharedValues();
  const list = (): string[] => [];
  const other = (): string[] => [];
  values(list).push('a');
  values(other).push('b');
  expect([values(list), values(other)]).toEqual([['a'], ['b']]);
});

test('nothing is shared with other values', () => {
  const list = (): string[] => [];
  createSharedValues()(list).push('a');
  expect(createSharedValues()(list)).toEqual([]);
});
