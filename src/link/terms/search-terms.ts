// Lists the entries of an index for the search, with full names for nested entries.
import type { TermEntry, TermIndex, TermPlace } from './term-index.ts';

export interface SearchTerm {
  /** Plain text without Markdown: `generics, associated type`. */
  readonly text: string;
  readonly places: readonly TermPlace[];
}

/** The entries with places, in index order. */
export const searchTerms = ({ groups }: TermIndex): readonly SearchTerm[] =>
  groups.flatMap(({ entries }) => entries.flatMap((entry) => termsIn(entry, '')));

function termsIn({ text, places, children }: TermEntry, prefix: string): readonly SearchTerm[] {
  const fullName = prefix + plainText(text);
  const own = places.length === 0 ? [] : [{ text: fullName, places }];
  return [...own, ...children.flatMap((child) => termsIn(child, `${fullName}, `))];
}

/** Removes the Markdown of code and emphasis, which is precise enough for search. */
const plainText = (text: string): string =>
  text.replace(/`+|(?<![\p{L}\p{N}\\])[*_]+|(?<!\\)[*_]+(?![\p{L}\p{N}])|\\(?=[!-/:-@[-`{-~])/gu, '');
