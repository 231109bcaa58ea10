// "Did you mean" suggestions: finds the known name nearest to a misspelled one.

/** A known name and its edit distance from the name looked up. */
export interface NearName {
  readonly name: string;
  readonly distance: number;
}

/** Returns the nearest candidate; absent when none is near enough. */
export type FindNearest = (name: string) => NearName | undefined;

/**
 * The candidate nearest to `name` by edit distance, at most a third of its length and {@link MAX_DISTANCE}; absent
 * when there is none. On a tie the first candidate in the given order wins, so that the result is deterministic.
 */
export const nearest = (
  name: string,
  candidates: Iterable<string>,
  accept?: AcceptCandidate,
): string | undefined => nearestAmong(candidates, accept)(name)?.name;

const finders = new WeakMap<Iterable<string>, Map<AcceptCandidate, FindNearest>>();

/** {@link createNearest}, once for a collection, which must not change afterwards. */
export function nearestAmong(candidates: Iterable<string>, accept: AcceptCandidate = acceptAll): FindNearest {
  const known = finders.get(candidates) ?? new Map<AcceptCandidate, FindNearest>();
  finders.set(candidates, known);
  const found = known.get(accept) ?? createNearest(candidates, accept);
  known.set(accept, found);
  return found;
}

/** Whether a candidate at this distance is acceptable; both names in lower case. */
export type AcceptCandidate = (wanted: string, candidate: string, distance: number) => boolean;

const acceptAll: AcceptCandidate = () => true;

/**
 * {@link nearest} for many names and the same candidates. Books have 10,000 labels, almost all of which are ruled
 * out by their length and letters before any distance is computed. `accept` filters the candidates.
 */
export function createNearest(
  candidates: Iterable<string>,
  accept: AcceptCandidate = acceptAll,
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
    // The same broken link is often on many pages.
    if (!known.has(wanted) && known.size < MAX_NAMES) known.set(wanted, findAmong(byLength, wanted, accept));
    return known.get(wanted);
  };
}

/** No one reads more suggestions, and finding them among many candidates could take minutes. */
const MAX_NAMES = 1000;

/** Beyond this distance even a long name, such as a path, is a different name rather than a typo. */
const MAX_DISTANCE = 6;

interface Candidate {
  readonly name: string;
  readonly lower: string;
  readonly order: number;
  /** Bit masks of the letters that occur at least once, and at least twice; see {@link lettersOf}. */
  readonly once: number;
  readonly twice: number;
}

function findAmong(
  byLength: ReadonlyMap<number, readonly Candidate[]>,
  wanted: string,
  accept: AcceptCandidate,
): NearName | undefined {
  const once = lettersOf(wanted, 1);
  const twice = lettersOf(wanted, 2);
  const maxDistance = Math.min(MAX_DISTANCE, Math.floor(wanted.length / 3));
  let best: Candidate | undefined;
  // Upper bound for the next match. An equal distance is a better match only for an earlier candidate.
  let limit = maxDistance;
  for (let lengthDifference = 0; lengthDifference <= limit; lengthDifference++) {
    for (const length of lengthDifference === 0
      ? [wanted.length]
      : [wanted.length - lengthDifference, wanted.length + lengthDifference]) {
      for (const candidate of byLength.get(length) ?? []) {
        // One edit removes at most one letter and adds at most one.
        const letters = bitsIn(candidate.once ^ once) + bitsIn(candidate.twice ^ twice);
        if (letters > 2 * limit) continue;
        const distance = editDistance(wanted, candidate.lower, limit + 1);
        if (distance > limit || (distance === limit && best !== undefined && best.order < candidate.order))
          continue;
        if (!accept(wanted, candidate.lower, distance)) continue;
        best = candidate;
        limit = distance;
      }
    }
  }
  return best && { name: best.name, distance: limit };
}

/** Bit mask of the letters that occur at least `times` times; other characters share five bits. */
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

/** Damerau-Levenshtein distance (optimal string alignment) from `a` to `b`, capped at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  // A common prefix and suffix cost nothing, and paths share most of their letters.
  const start = commonPrefix(a, b);
  const end = commonSuffix(a, b, start);
  return distanceOf(a.slice(start, a.length - end), b.slice(start, b.length - end), limit);
}

function commonPrefix(a: string, b: string): number {
  let i = 0;
  while (i < a.length && i < b.length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  return i;
}

/** Length of the common suffix after the first `start` letters. */
function commonSuffix(a: string, b: string, start: number): number {
  const limit = Math.min(a.length, b.length) - start;
  let i = 0;
  while (i < limit && a.charCodeAt(a.length - 1 - i) === b.charCodeAt(b.length - 1 - i)) i++;
  return i;
}

function distanceOf(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let last: number[] = [];
  for (let j = 0; j <= b.length; j++) last.push(j);
  for (let i = 1; i <= a.length; i++) {
    // Cells `limit` or more off the diagonal cost at least `limit`.
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

/**
 * Whether a suggestion is more than a guess by letters: short names are different words as soon as one letter differs
 * (`sql`, `sqf`), and so are names with other numbers (`part-1`, `part-2`).
 */
export const isPlausible: AcceptCandidate = (wanted, candidate) =>
  digitsOf(wanted) === digitsOf(candidate) &&
  (Math.max(wanted.length, candidate.length) >= MIN_LENGTH ||
    sortedLetters(wanted) === sortedLetters(candidate));

const MIN_LENGTH = 5;

const digitsOf = (text: string): string => text.replace(/\D+/g, ' ').trim();

const sortedLetters = (text: string): string => Array.from(text).sort().join('');
