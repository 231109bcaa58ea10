// How much of each segment is still wanted -> which ones to write again as one.

/** A segment's bytes, and those of them that are of live records. */
export interface SegmentUse {
  readonly size: number;
  readonly live: number;
  /** Its files have been removed by another program; it can be read only as long as it is open here. */
  readonly gone: boolean;
}

/**
 * The segments of `older` (from the oldest to the newest) to be copied into the newest, which has `newest` live bytes.
 *
 * 1. One that is gone, or less than half live.
 * 2. From the newest backwards, each that is less than twice as heavy as all that is copied so far. So each segment that
 *    stays is twice as heavy as the next: there are about log2(all / one save) of them, and each byte is copied about
 *    as often, however many saves there are.
 */
export function planMerge(older: readonly SegmentUse[], newest: number): ReadonlySet<number> {
  const merged = new Set<number>();
  let copied = newest;
  for (const [i, { size, live, gone }] of older.entries()) {
    if (!gone && live * 2 >= size) continue;
    merged.add(i);
    copied += live;
  }
  for (let i = older.length - 1; i >= 0; i--) {
    if (merged.has(i)) continue;
    const live = older[i]?.live ?? 0;
    if (live >= copied * 2) break;
    merged.add(i);
    copied += live;
  }
  return merged;
}
