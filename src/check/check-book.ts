// The resolved book and its folder -> every mistake that only `check` looks for.
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Page } from '../resolve/book-index.ts';
import { checkOrphans, checkSnippets } from './orphans.ts';
import type { CheckedBook } from './checked-book.ts';
import { checkPage } from './page.ts';
import { checkRedirects } from './redirects.ts';
import { checkLinkSpelling, checkSpelling } from './spelling.ts';

export const checkWholeBook = (book: CheckedBook): readonly Diagnostic[] => [
  ...book.index.pages.flatMap((page) => checkOnePage(book, page)),
  ...checkFolder(book),
];

/** What is wrong with a page by itself. */
export const checkOnePage = (book: CheckedBook, page: Page): readonly Diagnostic[] => [
  ...checkPage(book, page),
  ...checkLinkSpelling(book, page),
];

/** What takes a look at every file. */
export const checkFolder = (book: CheckedBook): readonly Diagnostic[] => [
  ...checkOrphans(book),
  ...checkSnippets(book),
  ...checkRedirects(book),
  ...checkSpelling(book),
];
