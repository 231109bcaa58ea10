// Two lists of lines -> which line of the one is which of the other, in order (a patience diff of one level).

/** The index of a line in the old list and in the new one. */
export type Pair = readonly [old: number, now: number];

interface Range {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly nowStart: number;
  readonly nowEnd: number;
}

/**
 * Pairs of equal lines, both indices growing. What stands at both ends is matched first, then lines that each list has
 * once, then what stands at the ends between those: little is missed, and the time grows only with the number of lines.
 */
export function matchLines(old: readonly string[], now: readonly string[]): readonly Pair[] {
  const all = { oldStart: 0, oldEnd: old.length, nowStart: 0, nowEnd: now.length };
  const pairs: Pair[] = [];
  const ends = matchEnds(old, now, all);
  pairs.push(...ends.head);
  let { oldStart, nowStart } = ends.middle;
  const stop: Pair = [ends.middle.oldEnd, ends.middle.nowEnd];
  for (const [oldEnd, nowEnd] of [...growing(uniquePairs(old, now, ends.middle)), stop]) {
    const gap = matchEnds(old, now, { oldStart, oldEnd, nowStart, nowEnd });
    for (const pair of gap.head) pairs.push(pair);
    for (const pair of gap.tail) pairs.push(pair);
    if (oldEnd < stop[0] && nowEnd < stop[1]) pairs.push([oldEnd, nowEnd]);
    [oldStart, nowStart] = [oldEnd + 1, nowEnd + 1];
  }
  for (const pair of ends.tail) pairs.push(pair);
  return pairs;
}

/** The equal lines at both ends of a range, and what is between them. */
function matchEnds(
  old: readonly string[],
  now: readonly string[],
  { oldStart, oldEnd, nowStart, nowEnd }: Range,
): { readonly head: readonly Pair[]; readonly middle: Range; readonly tail: readonly Pair[] } {
  const most = Math.min(oldEnd - oldStart, nowEnd - nowStart);
  let head = 0;
  while (head < most && old[oldStart + head] === now[nowStart + head]) head++;
  let tail = 0;
  while (tail < most - head && old[oldEnd - tail - 1] === now[nowEnd - tail - 1]) tail++;
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

/** The lines that stand once in each part of a range, in the old order. */
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

/** Where each line stands; `undefined` for one that stands more than once. */
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

/** The longest run of pairs whose second indices grow too. */
function growing(pairs: readonly Pair[]): readonly Pair[] {
  /** For each length, the pair that ends a run of it lowest. */
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
