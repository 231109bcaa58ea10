import { expect, test } from 'vitest';
import { planMerge } from '../../../src/memo/disk/merge-plan.ts';

const alive = (live: number) => ({ size: live, live, gone: false });

test('a large segment is left alone by a small save', () => {
  expect(planMerge([alive(1000), alive(100)], 1)).toEqual(new Set());
});

test('segments less than twice as heavy as what is copied so far go with it', () => {
  expect(planMerge([alive(1000), alive(5), alive(3), alive(1)], 1)).toEqual(new Set([1, 2, 3]));
});

test('a segment that is less than half live is written again', () => {
  expect(planMerge([{ size: 1000, live: 499, gone: false }, alive(2000)], 1)).toEqual(new Set([0]));
  expect(planMerge([{ size: 1000, live: 500, gone: false }, alive(2000)], 1)).toEqual(new Set());
});

test('a segment with nothing live goes, and takes nothing with it', () => {
  expect(planMerge([alive(9), { size: 9, live: 0, gone: false }, alive(9)], 0)).toEqual(new Set([1]));
});

test('a segment that was removed is saved from the open file', () => {
  expect(planMerge([{ size: 10, live: 10, gone: true }, alive(100)], 0)).toEqual(new Set([0]));
});

test('however many saves there are, segments are few and each byte is copied seldom', () => {
  let segments: number[] = [100_000];
  let copied = 0;
  for (let save = 0; save < 5000; save++) {
    const plan = planMerge(segments.map(alive), 1);
    const merged = segments.filter((_, i) => plan.has(i)).reduce((sum, live) => sum + live, 0);
    copied += merged;
    segments = [...segments.filter((_, i) => !plan.has(i)), merged + 1];
    expect(segments.length).toBeLessThanOrEqual(Math.log2(100_000) + 1);
  }
  expect(copied / 5000).toBeLessThan(Math.log2(5000) + 1);
});
