// The text analysis that the build shares with the search in the browser: plain JavaScript in the theme, loaded from there
// so that both sides find the same terms.
import { pathToFileURL } from 'node:url';
import { once } from '../../core/once.ts';
import { builtinTheme } from '../../disk/own-files.ts';

/** `templates/js/search/terms.js`. */
export interface TermFinder {
  /** The terms of a piece of text without white space; may repeat. */
  readonly termsIn: (text: string, isCode: boolean) => readonly string[];
  /** The names in a piece of text without white space: what each is called as a whole, and its words. */
  readonly namesIn: (text: string, isCode: boolean) => readonly Name[];
  /** The number of words that a reader would count; in scripts without spaces, of the terms. */
  readonly countWords: (text: string) => number;
}

export interface Name {
  /** Empty for a plain word. */
  readonly whole: readonly string[];
  readonly parts: readonly string[];
}

/** `templates/js/search/postings.js`. */
export interface PostingCodec {
  readonly encodeNumber: (number: number) => string;
  /**
   * The weight of a term in a section. `impact`: how often the text has it, from 0 (never) to 9. `heading`: 0 if it
   * isn't in the heading; the number of words in the heading, up to 7; 8 if an entry of the book's index points to
   * the section.
   */
  readonly weightOf: (impact: number, heading: number) => number;
  readonly impactIn: (weight: number) => number;
  readonly headingIn: (weight: number) => number;
  readonly encodeWeight: (weight: number) => string;
  readonly createReader: () => PostingReader;
  readonly MOST_IMPACT: number;
}

/** Reads numbers and weights from a text that can be exchanged. */
export interface PostingReader {
  text: string;
  at: number;
  readonly isAtEnd: () => boolean;
  readonly number: () => number;
  readonly weight: () => number;
}

export interface TextAnalysis {
  readonly terms: TermFinder;
  readonly postings: PostingCodec;
}

const themeModule = (path: string): Promise<unknown> =>
  import(/* @vite-ignore */ pathToFileURL(builtinTheme + path).href);

export const loadTextAnalysis: () => Promise<TextAnalysis> = once(async () => {
  const [terms, postings] = await Promise.all([
    themeModule('js/search/terms.js'),
    themeModule('js/search/postings.js'),
  ]);
  return { terms: terms as TermFinder, postings: postings as PostingCodec };
});
