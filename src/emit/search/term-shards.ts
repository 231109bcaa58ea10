// The files that map terms to sections: sorted terms, cut into shards of a few kilobytes of which a query loads those with its
// words.
import { type MergedTerm, keyOfTerm } from '../../link/search/merge-lists.ts';
import type { PostingCodec } from '../../scan/search/text-analysis.ts';
import { chunksOf } from './content-chunks.ts';
import { type IndexFile, namedByContent } from './index-file.ts';

export interface Shard {
  readonly file: IndexFile;
  /** The least term that is not before the shard, as short as possible. */
  readonly from: string;
}

/** Sizes in bytes of UTF-8. Compressed, a shard of the least size has about 2 kB. */
const MIN = 4000;
const MAX = 12_000;

/**
 * The most sections of a term that are listed. In a book where it is in more it says little, and its list would be most of
 * what a query loads; the best are kept.
 */
const MOST_POSTINGS = 4000;

/** Shards of the terms of one key. */
export function termShards(terms: readonly MergedTerm[], codec: PostingCodec): readonly Shard[] {
  const shorten = shortener(codec);
  const lines = terms.map((merged) => ({ term: merged.term, columns: columnsOf(merged, shorten) }));
  const chunks = chunksOf(lines, {
    keyOf: ({ term }) => term,
    sizeOf: ({ term, columns }) => Buffer.byteLength(term) + columns.length,
    spread: 8,
    min: MIN,
    max: MAX,
  });
  return chunks.map((chunk, i) => {
    const before = chunks[i - 1]?.at(-1)?.term;
    const first = chunk[0]?.term ?? '';
    return {
      from: before === undefined ? keyOfTerm(first) : shortest(before, first),
      file: namedByContent(frontCoded(chunk), 'txt'),
    };
  });
}

/** The shortest beginning of `after` that is greater than `before`. */
function shortest(before: string, after: string): string {
  let length = 1;
  while (length < after.length && after.slice(0, length) <= before) length++;
  return after.slice(0, length);
}

interface Line {
  readonly term: string;
  readonly columns: string;
}

/** A line for each term: the number of letters that it shares with the one before, the others, and its columns. */
export function frontCoded(lines: readonly Line[]): string {
  let before = '';
  let text = '';
  for (const { term, columns } of lines) {
    let shared = 0;
    while (shared < 35 && shared < before.length && before[shared] === term[shared]) shared++;
    text += `${shared.toString(36)}${term.slice(shared)}${columns}\n`;
    before = term;
  }
  return text;
}

/** Postings, and the number of sections if not all are listed. */
const columnsOf = ({ postings, count }: MergedTerm, shorten: (postings: string) => string): string =>
  count > MOST_POSTINGS ? `\t${shorten(postings)}\t${count.toString(36)}` : `\t${postings}`;

/** The greatest value for a heading. */
const MOST_HEADING = 8;

/** Keeps the postings with the largest weights: those in headings, then those with the greatest impact. */
function shortener(codec: PostingCodec): (postings: string) => string {
  const { createReader, encodeNumber, encodeWeight, headingIn, impactIn, MOST_IMPACT } = codec;
  const ranks = Array.from({ length: codec.weightOf(MOST_IMPACT, MOST_HEADING) + 1 }, (_, weight) =>
    headingIn(weight) > 0 ? MOST_IMPACT + 1 : impactIn(weight),
  );
  const rankOf = (weight: number): number => ranks[weight] ?? 0;
  const reader = createReader();
  const begin = (postings: string): void => {
    reader.text = postings;
    reader.at = 0;
  };
  const countRanks = (postings: string): readonly number[] => {
    const counts = Array.from({ length: MOST_IMPACT + 2 }, () => 0);
    begin(postings);
    while (!reader.isAtEnd()) {
      reader.number();
      const rank = rankOf(reader.weight());
      counts[rank] = (counts[rank] ?? 0) + 1;
    }
    return counts;
  };
  return (postings) => {
    const counts = countRanks(postings);
    let left = MOST_POSTINGS;
    let least = counts.length - 1;
    while (left > (counts[least] ?? 0)) left -= counts[least--] ?? 0;
    let [section, last, text] = [0, 0, ''];
    begin(postings);
    while (!reader.isAtEnd()) {
      section += reader.number();
      const weight = reader.weight();
      // Of those with the least rank that is kept, the first.
      const isKept = rankOf(weight) > least || (rankOf(weight) === least && left-- > 0);
      if (!isKept) continue;
      text += encodeNumber(section - last) + encodeWeight(weight);
      last = section;
    }
    return text;
  };
}
