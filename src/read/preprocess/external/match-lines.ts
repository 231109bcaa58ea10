// Matches equal lines of two texts with a single-level patience diff.

/** The index of a line in the old list and in the new one. */
export type Pair = readonly [old: number, now: number];

interface Range {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly nowStart: number;
  readonly nowEnd: number;
}

/**
 * Pairs of equal lines, in increasing order of both indices. Matches common lines at both ends first, then lines that
 * are unique in both lists, then common lines at the ends of the gaps. Misses little, in O(n log n).
 */
export function matchLines(old: readonly string[], now: readonly string[]): readonly Pair[] {
  const all = { oldStart: 0, oldEnd: old.length, nowStart: 0, nowEnd: now.length };
  const pairs: Pair[] = [];
  const ends = matchEnds(old, now, all);
  pairs.push(...ends.head);
  let { oldStart, nowStart } = ends.middle;
  const stop: Pair = [ends.middle.oldEnd, ends.middle.nowEnd];
  for (const [oldEnd, nowEnd] of [...longestIncreasing(uniquePairs(old, now, ends.middle)), stop]) {
    const gap = matchEnds(old, now, { oldStart, oldEnd, nowStart, nowEnd });
    for (const pair of gap.head) pairs.push(pair);
    for (const pair of gap.tail) pairs.push(pair);
    if (oldEnd < stop[0] && nowEnd < stop[1]) pairs.push([oldEnd, nowEnd]);
    [oldStart, nowStart] = [oldEnd + 1, nowEnd + 1];
  }
  for (const pair of ends.tail) pairs.push(pair);
  return pairs;
}

/** The common lines at both ends of a range, and the range between them. */
function matchEnds(
  old: readonly string[],
  now: readonly string[],
  { oldStart, oldEnd, nowStart, nowEnd }: Range,
): { readonly head: readonly Pair[]; readonly middle: Range; readonly tail: readonly Pair[] } {
  const limit = Math.min(oldEnd - oldStart, nowEnd - nowStart);
  let head = 0;
  while (head < limit && old[oldStart + head] === now[nowStart + head]) head++;
  let tail = 0;
  while (tail < limit - head && old[oldEnd - tail - 1] === now[nowEnd - tail - 1]) tail++;
  return {
    head: Array.from({ length: head }, (_, i) => [oldStart + i, nowStart + i] as const),
    middle: {
      oldStart: oldStart + head,
      oldEnd: oldEnd - tail,
      nowStart: nowStart + head,
      nowEnd: nowEnd - tail,
    },
    tail: Array.from({ length: tail }, (_, i) => [oldEnd - tail + i, nowEnd - tail + i] as const),
  };
}

/** The lines that occur once in both ranges, in old order. */
function uniquePairs(old: readonly string[], now: readonly string[], range: Range): readonly Pair[] {
  const inOld = placesOf(old, range.oldStart, range.oldEnd);
  const inNow = placesOf(now, range.nowStart, range.nowEnd);
  const pairs: Pair[] = [];
  for (const [line, place] of inOld) {
    const other = inNow.get(line);
    if (place !== undefined && other !== undefined) pairs.push([place, other]);
  }
  return pairs;
}

/** The index of each line; `undefined` when it occurs more than once. */
function placesOf(
  lines: readonly string[],
  start: number,
  end: number,
): ReadonlyMap<string, number | undefined> {
  const places = new Map<string, number | undefined>();
  for (let i = start; i < end; i++) {
    const line = lines[i] ?? '';
    places.set(line, places.has(line) ? undefined : i);
  }
  return places;
}

/** The longest subsequence of pairs with increasing second indices. */
function longestIncreasing(pairs: readonly Pair[]): readonly Pair[] {
  /** For each length, the index of the pair with the lowest end of such a subsequence. */
  const ends: number[] = [];
  const before: number[] = [];
  const nowOf = (index: number | undefined): number => pairs[index ?? -1]?.[1] ?? -1;
  for (let i = 0; i < pairs.length; i++) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (nowOf(ends[middle]) < nowOf(i)) low = middle + 1;
      else high = middle;
    }
    before.push(low === 0 ? -1 : (ends[low - 1] ?? -1));
    ends[low] = i;
  }
  const run: Pair[] = [];
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) {
    const pair = pairs[i];
    if (pair !== undefined) run.push(pair);
  }
  return run.reverse();
}
