// The resolved book and its folder -> every mistake that only `check` looks for.
import type { Diagnostic } from '../../core/diagnostic.ts';
import { type Steps, finishSteps } from '../../core/generator-steps.ts';
import type { Page } from '../resolve/book-index.ts';
import { checkUnusedFiles } from './orphans.ts';
import type { CheckedBook } from './checked-book.ts';
import { checkPage } from './readability.ts';
import { checkRedirects } from './redirect-checks.ts';
import { checkLinkSpelling, checkSpelling } from './spelling.ts';

export const checkWholeBook = (book: CheckedBook): readonly Diagnostic[] => [
  ...book.index.pages.flatMap((page) => checkOnePage(book, page)),
  ...finishSteps(checkFolder(book)),
];

/** What is wrong with a page by itself. */
export const checkOnePage = (book: CheckedBook, page: Page): readonly Diagnostic[] => [
  ...checkPage(book, page),
  ...checkLinkSpelling(book, page),
];

/** What takes a look at every file. */
export function* checkFolder(book: CheckedBook): Steps<readonly Diagnostic[]> {
  const unused = yield* checkUnusedFiles(book);
  const redirects = yield* checkRedirects(book);
  const spelling = yield* checkSpelling(book);
  return [...unused, ...redirects, ...spelling];
}
