// The resolved book and its folder -> every mistake that only `check` looks for.
import type { Diagnostic } from '../core/diagnostic.ts';
import { checkOrphans, checkSnippets } from './orphans.ts';
import type { CheckedBook } from './checked-book.ts';
import { checkPage } from './page.ts';
import { checkRedirects } from './redirects.ts';
import { checkLinkSpelling, checkSpelling } from './spelling.ts';

export const checkWholeBook = (book: CheckedBook): readonly Diagnostic[] => [
  ...checkOrphans(book),
  ...checkSnippets(book),
  ...book.index.pages.flatMap((page) => [...checkPage(book, page), ...checkLinkSpelling(book, page)]),
  ...checkRedirects(book),
  ...checkSpelling(book),
];
