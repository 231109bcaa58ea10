// An index -> what a search for its terms finds: each entry with its places, nested ones by their whole name.
import type { TermEntry, TermIndex, TermPlace } from './term-index.ts';

export interface SearchTerm {
  /** Plain text, without the marks of Markdown: `generics, associated type`. */
  readonly text: string;
  readonly places: readonly TermPlace[];
}

/** The entries that have places, in the index's order. */
export const searchTerms = ({ groups }: TermIndex): readonly SearchTerm[] =>
  groups.flatMap(({ entries }) => entries.flatMap((entry) => termsIn(entry, '')));

function termsIn({ text, places, children }: TermEntry, above: string): readonly SearchTerm[] {
  const whole = above + plainText(text);
  const own = places.length === 0 ? [] : [{ text: whole, places }];
  return [...own, ...children.flatMap((child) => termsIn(child, `${whole}, `))];
}

/** Enough for a search: what marks code and emphasis is left out. */
const plainText = (text: string): string =>
  text.replace(/`+|(?<![\p{L}\p{N}\\])[*_]+|(?<!\\)[*_]+(?![\p{L}\p{N}])|\\(?=[!-/:-@[-`{-~])/gu, '');
