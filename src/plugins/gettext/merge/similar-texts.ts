// Finds the most similar of many texts, as msgmerge does for messages that have changed.

/** The least similarity of a match, from 0 to 1. */
const THRESHOLD = 0.6;
/** The length of the pieces by which texts are compared roughly. Texts without a common piece aren’t similar. */
const PIECE = 4;
/** The number of rough matches that are compared exactly. */
const CANDIDATES = 40;

export interface SimilarTexts {
  /** The index of the text that is most similar to another one, the first of several; absent when none is similar enough. */
  readonly find: (text: string) => number | undefined;
}

/** Comparing all texts with each other would take minutes for a book, so only those with many common pieces are. */
export function createSimilarTexts(texts: readonly string[]): SimilarTexts {
  const places = placesOfPieces(texts);
  const candidatesOf = (text: string): readonly number[] => {
    const isNear = (other: number): boolean => bestPossible(text, texts[other] ?? '') >= THRESHOLD;
    const shared = new Map<number, number>();
    for (const piece of piecesOf(text))
      for (const other of places.get(piece) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
    const scored = [...shared].filter(([other]) => isNear(other));
    const scoreOf = ([other, count]: readonly [number, number]): number =>
      count / (text.length + (texts[other]?.length ?? 0));
    return scored
      .sort((a, b) => scoreOf(b) - scoreOf(a) || a[0] - b[0])
      .slice(0, CANDIDATES)
      .map(([other]) => other);
  };
  return {
    find: (text) => {
      const compare = comparerWith(text);
      let best: { readonly index: number; readonly similarity: number } | undefined;
      for (const index of candidatesOf(text)) {
        const other = texts[index] ?? '';
        if (best !== undefined && bestPossible(text, other) < best.similarity) continue;
        const similarity = compare(other);
        const isBetter =
          best === undefined ||
          similarity > best.similarity ||
          (similarity === best.similarity && index < best.index);
        if (similarity >= THRESHOLD && isBetter) best = { index, similarity };
      }
      return best?.index;
    },
  };
}

/** The similarity of two texts of which the shorter one is a part of the longer one. */
const bestPossible = (a: string, b: string): number =>
  a.length + b.length === 0 ? 1 : (2 * Math.min(a.length, b.length)) / (a.length + b.length);

function placesOfPieces(texts: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  texts.forEach((text, i) => {
    for (const piece of piecesOf(text)) {
      const known = places.get(piece);
      if (known === undefined) places.set(piece, [i]);
      else known.push(i);
    }
  });
  return places;
}

function piecesOf(text: string): ReadonlySet<string> {
  const pieces = new Set<string>();
  for (let i = 0; i + PIECE <= text.length; i++) pieces.add(text.slice(i, i + PIECE));
  return pieces;
}

/**
 * Compares texts with one: twice the length of the longest common subsequence by the lengths of both. 32 characters are
 * compared at once (H. Hyyrö: Bit-parallel LCS-length computation revisited, 2004).
 */
function comparerWith(text: string): (other: string) => number {
  const words = Math.ceil(text.length / 32) || 1;
  const masks = new Map<string, Uint32Array>();
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i);
    const mask = masks.get(letter) ?? new Uint32Array(words);
    masks.set(letter, mask);
    mask[i >>> 5] = ((mask[i >>> 5] ?? 0) | (1 << (i & 31))) >>> 0;
  }
  return (other) => {
    const total = text.length + other.length;
    return total === 0 ? 1 : (2 * commonLength(masks, words, other)) / total;
  };
}

function commonLength(masks: ReadonlyMap<string, Uint32Array>, words: number, other: string): number {
  const column = new Uint32Array(words).fill(0xffffffff);
  for (const letter of other.split('')) {
    const mask = masks.get(letter);
    if (mask === undefined) continue;
    let carry = 0;
    for (let i = 0; i < words; i++) {
      const before = column[i] ?? 0;
      const matched = (before & (mask[i] ?? 0)) >>> 0;
      const sum = before + matched + carry;
      carry = sum > 0xffffffff ? 1 : 0;
      column[i] = (sum | (before & ~matched)) >>> 0;
    }
  }
  return column.reduce((count, word) => count + 32 - bitsIn(word), 0);
}

function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
