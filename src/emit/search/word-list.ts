// The words of the book, without their sections: they correct words of a query that the book doesn't have, such as typing
// errors, and find the parts of compounds.
import type { MergedTerm } from '../../link/search/merge-lists.ts';
import { compoundsOf } from './compounds.ts';
import { chunksOf } from './content-chunks.ts';
import { frontCoded } from './term-shards.ts';
import { type IndexFile, namedByContent } from './index-file.ts';

/** A word, and the number of sections with it as a power of two. */
export type Word = readonly [word: string, size: number];

/** Sizes in characters; a chunk of the least size has about 5 kB when it is compressed. */
const MIN = 20_000;
const MAX = 40_000;
/** Shorter words are not corrected, and longer ones are hardly words. */
const WORD = /^\p{L}{4,30}$/u;

export interface WordChunk {
  readonly file: IndexFile;
  readonly from: string;
}

export const wordsIn = (terms: readonly MergedTerm[]): readonly Word[] =>
  terms.flatMap(({ term, count }) => (WORD.test(term) ? [[term, Math.floor(Math.log2(count))]] : []));

/** A line for each word: its size and, in languages with compounds, those that it ends, the most frequent first. */
export function wordList(words: readonly Word[], hasCompounds: boolean): readonly WordChunk[] {
  const compounds = hasCompounds ? compoundsOf(words) : new Map<string, readonly string[]>();
  const chunks = chunksOf(words, {
    keyOf: ([word]) => word,
    sizeOf: ([word]) => word.length,
    spread: 64,
    min: MIN,
    max: MAX,
  });
  return chunks.map((chunk) => {
    const lines = chunk.map(([term, size]) => {
      const own = compounds.get(term);
      return { term, columns: `\t${size.toString(36)}${own ? `\t${own.join(' ')}` : ''}` };
    });
    return { from: chunk[0]?.[0] ?? '', file: namedByContent(frontCoded(lines), 'txt') };
  });
}
