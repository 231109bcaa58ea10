// Runs the checks that only `build-book check` makes.
import type { Diagnostic } from '../../core/diagnostic.ts';
import { type SlicedWork, runToEnd } from '../../core/time-slices.ts';
import type { Page } from '../resolve/book-index.ts';
import { checkUnusedFiles } from './unused-files.ts';
import type { CheckedBook } from './checked-book.ts';
import { checkPage } from './page-checks.ts';
import { checkRedirects } from './redirect-checks.ts';
import { checkLinkCase, checkPathCase } from './path-case.ts';

export const checkWholeBook = (book: CheckedBook): readonly Diagnostic[] => [
  ...book.index.pages.flatMap((page) => checkOnePage(book, page)),
  ...runToEnd(checkFolder(book)),
];

/** Checks one page. */
export const checkOnePage = (book: CheckedBook, page: Page): readonly Diagnostic[] => [
  ...checkPage(book, page),
  ...checkLinkCase(book, page),
];

/** The checks that look at every file in the book's folder. */
export function* checkFolder(book: CheckedBook): SlicedWork<readonly Diagnostic[]> {
  const unused = yield* checkUnusedFiles(book);
  const redirects = yield* checkRedirects(book);
  const spelling = yield* checkPathCase(book);
  return [...unused, ...redirects, ...spelling];
}
