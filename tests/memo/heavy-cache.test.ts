import { expect, test } from 'vitest';
import { createHeavyCache } from '../../src/memo/heavy-cache.ts';

const start = (limit: number) => {
  const cache = createHeavyCache(limit);
  const owners = Array.from({ length: 6 }, (_, value) => ({ value }));
  const kept = () => owners.filter((owner) => cache.get(owner) !== undefined).map(({ value }) => value);
  const owner = (i: number) => owners[i] ?? {};
  const put = (i: number, weight = 1) => {
    cache.put(owner(i), { value: i, weight });
  };
  return { cache, kept, owner, put };
};

test('the least recently used entry is evicted first', () => {
  const { cache, kept, owner, put } = start(3);
  [0, 1, 2].forEach((i) => {
    put(i);
  });
  cache.get(owner(0));
  put(3);
  expect(kept()).toEqual([0, 2, 3]);
});

test('a heavy entry evicts as many as needed', () => {
  const { kept, put } = start(4);
  [0, 1, 2, 3].forEach((i) => {
    put(i);
  });
  put(4, 3);
  expect(kept()).toEqual([3, 4]);
});

test('an entry heavier than the limit is not kept, and evicts nothing', () => {
  const { kept, put } = start(2);
  put(0);
  put(1, 3);
  expect(kept()).toEqual([0]);
});

test('an offered entry evicts nothing', () => {
  const { cache, kept, owner, put } = start(2);
  put(0);
  cache.offer(owner(1), { value: 1, weight: 1 });
  cache.offer(owner(2), { value: 2, weight: 1 });
  expect(kept()).toEqual([0, 1]);
});

test('replaced and dropped entries no longer count', () => {
  const { cache, kept, owner, put } = start(4);
  put(0, 4);
  put(0, 1);
  put(1, 2);
  cache.drop(owner(1));
  cache.drop(owner(1));
  put(2, 3);
  expect(kept()).toEqual([0, 2]);
});

test('undefined is cached like any other value', () => {
  const { cache, owner } = start(1);
  cache.put(owner(0), { value: undefined, weight: 0 });
  expect(cache.get(owner(0))).toEqual({ value: undefined, weight: 0 });
});
