// Every path that the book names -> those that only a file system that forgives case can find.
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import { type BookPath, folderOf, isOfThisBook, leavesRoot, resolveFrom } from '../../core/path.ts';
import type { Steps } from '../../core/generator-steps.ts';
import type { Page } from '../resolve/book-index.ts';
import { decode, resolveLink, splitAddress } from '../resolve/resolve-link.ts';
import type { CheckedBook } from './checked-book.ts';

/** Chapters in SUMMARY.md, and files that chapters include. */
export function* checkSpelling(book: SpelledBook): Steps<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const { chapter } of book.index.pages) {
    yield;
    found.push(...wrong(book, chapter.source, chapter.at));
  }
  const named = new Set(book.index.bySource.keys());
  for (const path of [...book.taken].sort()) {
    yield;
    if (!named.has(path) && book.textOf(path) !== undefined) found.push(...wrong(book, path));
  }
  return found;
}

interface SpelledBook extends Pick<CheckedBook, 'taken' | 'textOf' | 'exactCase'> {
  readonly index: Pick<CheckedBook['index'], 'pages' | 'bySource'>;
}

/** Links to files outside the site's own, which are looked up on the disk. */
export const checkLinkSpelling = (book: CheckedBook, page: Page): readonly Diagnostic[] =>
  page.facts.links.flatMap(({ url, from, at }) => {
    if (!isOfThisBook(url)) return [];
    const source = page.chapter.source;
    if (resolveLink(book.index, { url, page: source, from }).kind !== 'nothing') return [];
    const path = resolveFrom(folderOf(source), decode(splitAddress(url).path));
    return path.startsWith('/') ? [] : wrong(book, path, at);
  });

function wrong(
  { exactCase }: Pick<CheckedBook, 'exactCase'>,
  path: BookPath,
  at?: Diagnostic['at'],
): readonly Diagnostic[] {
  const spelt = leavesRoot(path) ? undefined : exactCase(path);
  if (spelt === undefined || spelt === path) return [];
  return [diagnose('check/wrong-case', { path, spelt }, at)];
}
