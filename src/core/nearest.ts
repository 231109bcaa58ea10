// A misspelt name -> the known name that was most likely meant.

/** A known name, and how many edits it is away from the one that was asked for. */
export interface NearName {
  readonly name: string;
  readonly distance: number;
}

/** Finds the candidate nearest to a name; absent when none is near enough. */
export type FindNearest = (name: string) => NearName | undefined;

/**
 * The candidate nearest to `name` by edit distance, at most a third of its letters away and never more than
 * {@link FARTHEST}; absent when none is.
 * Of equally near ones the first in the given order wins, so that the answer never depends on chance.
 */
export const nearest = (name: string, candidates: Iterable<string>): string | undefined =>
  createNearest(candidates)(name)?.name;

/** Whether a name so many edits away may have been meant; both in lower case. */
export type MayBeMeant = (wanted: string, candidate: string, distance: number) => boolean;

/**
 * As {@link nearest}, for many names among the same candidates. Books have ten thousand labels, of which all but a few
 * are ruled out by their length and their letters before any distance is measured. With `mayBeMeant` the nearest of
 * those that it lets pass.
 */
export function createNearest(
  candidates: Iterable<string>,
  mayBeMeant: MayBeMeant = () => true,
): FindNearest {
  const byLength = new Map<number, Candidate[]>();
  let order = 0;
  for (const name of candidates) {
    const lower = name.toLowerCase();
    const candidate = { name, lower, order: order++, once: lettersOf(lower, 1), twice: lettersOf(lower, 2) };
    const alike = byLength.get(lower.length);
    if (alike) alike.push(candidate);
    else byLength.set(lower.length, [candidate]);
  }
  const known = new Map<string, NearName | undefined>();
  return (name) => {
    const wanted = name.toLowerCase();
    // One broken link stands in many chapters.
    if (!known.has(wanted)) known.set(wanted, findAmong(byLength, wanted, mayBeMeant));
    return known.get(wanted);
  };
}

/** Beyond so many edits a long name, such as a path, is another one, and no slip of the pen. */
const FARTHEST = 6;

interface Candidate {
  readonly name: string;
  readonly lower: string;
  readonly order: number;
  /** A bit for each letter that is there; and for each that is there twice. */
  readonly once: number;
  readonly twice: number;
}

function findAmong(
  byLength: ReadonlyMap<number, readonly Candidate[]>,
  wanted: string,
  mayBeMeant: MayBeMeant,
): NearName | undefined {
  const once = lettersOf(wanted, 1);
  const twice = lettersOf(wanted, 2);
  const farthest = Math.min(FARTHEST, Math.floor(wanted.length / 3));
  let best: Candidate | undefined;
  // The most that still counts: an equal distance does where the candidate stands before the best one so far.
  let most = farthest;
  for (let apart = 0; apart <= most; apart++) {
    for (const length of apart === 0 ? [wanted.length] : [wanted.length - apart, wanted.length + apart]) {
      for (const candidate of byLength.get(length) ?? []) {
        // One edit takes at most one letter away and brings one.
        const letters = bitsIn(candidate.once ^ once) + bitsIn(candidate.twice ^ twice);
        if (letters > 2 * most) continue;
        const distance = editDistance(wanted, candidate.lower, most + 1);
        if (distance > most || (distance === most && best !== undefined && best.order < candidate.order))
          continue;
        if (!mayBeMeant(wanted, candidate.lower, distance)) continue;
        best = candidate;
        most = distance;
      }
    }
  }
  return best && { name: best.name, distance: most };
}

/** The letters that `text` has at least `times` times, as bits; other characters share five bits. */
function lettersOf(text: string, times: 1 | 2): number {
  let once = 0;
  let twice = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const bit = 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6));
    twice |= once & bit;
    once |= bit;
  }
  return times === 1 ? once : twice;
}

function bitsIn(mask: number): number {
  let bits = mask - ((mask >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Insertions, deletions, replacements and swaps of neighbours from `a` to `b`; `limit` when it is that or more. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  // What both begin and end with costs nothing, and paths have most of their letters in common.
  const start = sharedStart(a, b);
  const end = sharedEnd(a, b, start);
  return distanceOf(a.slice(start, a.length - end), b.slice(start, b.length - end), limit);
}

function sharedStart(a: string, b: string): number {
  let i = 0;
  while (i < a.length && i < b.length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  return i;
}

/** Of what follows the first `start` letters. */
function sharedEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let i = 0;
  while (i < most && a.charCodeAt(a.length - 1 - i) === b.charCodeAt(b.length - 1 - i)) i++;
  return i;
}

function distanceOf(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let last: number[] = [];
  for (let j = 0; j <= b.length; j++) last.push(j);
  for (let i = 1; i <= a.length; i++) {
    // What lies `limit` or more off the diagonal costs that much at least.
    const from = Math.max(1, i - limit + 1);
    const to = Math.min(b.length, i + limit - 1);
    const row: number[] = [];
    row[from - 1] = from === 1 ? i : limit;
    let least = row[from - 1] ?? limit;
    const code = a.charCodeAt(i - 1);
    for (let j = from; j <= to; j++) {
      const other = b.charCodeAt(j - 1);
      let cost = Math.min(
        (last[j] ?? limit) + 1,
        (row[j - 1] ?? limit) + 1,
        (last[j - 1] ?? limit) + (code === other ? 0 : 1),
      );
      if (i > 1 && j > 1 && code === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other)
        cost = Math.min(cost, (before[j - 2] ?? limit) + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least >= limit) return limit;
    before = last;
    last = row;
  }
  return Math.min(limit, last[b.length] ?? limit);
}
