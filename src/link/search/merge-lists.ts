// Merges the postings of chapters, or of blocks of chapters, into those of a book.
import type { TermLists } from '../../scan/search/search-facts.ts';
import type { PostingCodec } from '../../scan/search/text-analysis.ts';

export interface ListMerger {
  /** Adds lists whose sections are numbered from `base` on; call in ascending order. */
  readonly add: (base: number, lists: TermLists) => void;
  /** In the order of the terms. */
  readonly terms: () => readonly MergedTerm[];
}

export interface MergedTerm {
  readonly term: string;
  /** Number of the last section with the term. */
  readonly last: number;
  /** Number of sections with the term. */
  readonly count: number;
  /** See {@link TermLists}; without the numbers before the postings. */
  readonly postings: string;
}

interface OpenTerm {
  last: number;
  count: number;
  postings: string;
}

export function createListMerger({ encodeNumber, createReader }: PostingCodec): ListMerger {
  const merged = new Map<string, OpenTerm>();
  const reader = createReader();
  return {
    add: (base, { terms, lists }) => {
      if (terms === '') return;
      const texts = lists.split('\n');
      terms.split('\n').forEach((term, i) => {
        reader.text = texts[i] ?? '';
        reader.at = 0;
        const last = base + reader.number();
        const count = reader.number();
        const first = base + reader.number();
        const own = merged.get(term);
        const rest = reader.text.slice(reader.at);
        if (own === undefined) merged.set(term, { last, count, postings: encodeNumber(first) + rest });
        else {
          own.postings += encodeNumber(first - own.last) + rest;
          own.last = last;
          own.count += count;
        }
      });
    },
    terms: () =>
      [...merged.keys()]
        .sort()
        .map((term) => ({ term, ...(merged.get(term) ?? { last: 0, count: 0, postings: '' }) })),
  };
}

/** The merged postings in the form of their parts, to be merged again. */
const listsOfTerms = (terms: readonly MergedTerm[], { encodeNumber }: PostingCodec): TermLists => ({
  terms: terms.map(({ term }) => term).join('\n'),
  lists: terms
    .map(({ last, count, postings }) => encodeNumber(last) + encodeNumber(count) + postings)
    .join('\n'),
});

/**
 * Terms that are merged and stored together: those with the same first letter, or in other alphabets than the Latin one with
 * letters next to each other. A word more in a chapter concerns the terms of its key alone. Keys sort like their terms.
 */
export function keyOfTerm(term: string): string {
  const letter = term.charCodeAt(0);
  return String.fromCharCode(letter < 128 ? letter : letter & ~63);
}

/** The lists by {@link keyOfTerm}, in its order. */
export function listsByKey(
  terms: readonly MergedTerm[],
  codec: PostingCodec,
): readonly (readonly [key: string, lists: TermLists])[] {
  const byKey = new Map<string, MergedTerm[]>();
  for (const term of terms) {
    const key = keyOfTerm(term.term);
    const own = byKey.get(key);
    if (own === undefined) byKey.set(key, [term]);
    else own.push(term);
  }
  return [...byKey].map(([key, own]) => [key, listsOfTerms(own, codec)]);
}
