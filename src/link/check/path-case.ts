// Finds paths whose case differs from the file's name on disk, which fail on case-sensitive file systems.
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import { type BookPath, folderOf, isInternalUrl, leavesRoot, resolveFrom } from '../../core/path.ts';
import type { SlicedWork } from '../../core/time-slices.ts';
import type { Page } from '../resolve/book-index.ts';
import { decode, resolveLink, splitAddress } from '../resolve/resolve-link.ts';
import type { CheckedBook } from './checked-book.ts';

/** Checks the chapters in SUMMARY.md and the files they include. */
export function* checkPathCase(book: CheckedPaths): SlicedWork<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const { chapter } of book.index.pages) {
    yield;
    found.push(...checkCase(book, chapter.source, chapter.at));
  }
  const named = new Set(book.index.bySource.keys());
  for (const path of [...book.chapterFiles].sort()) {
    yield;
    if (!named.has(path) && book.textOf(path) !== undefined) found.push(...checkCase(book, path));
  }
  return found;
}

interface CheckedPaths extends Pick<CheckedBook, 'chapterFiles' | 'textOf' | 'exactCase'> {
  readonly index: Pick<CheckedBook['index'], 'pages' | 'bySource'>;
}

/** Checks links to files that are not in the site, which are looked up on disk. */
export const checkLinkCase = (book: CheckedBook, page: Page): readonly Diagnostic[] =>
  page.facts.links.flatMap(({ url, from, at }) => {
    if (!isInternalUrl(url)) return [];
    const source = page.chapter.source;
    if (resolveLink(book.index, { url, page: source, from }).kind !== 'unresolved') return [];
    const path = resolveFrom(folderOf(source), decode(splitAddress(url).path));
    return path.startsWith('/') ? [] : checkCase(book, path, at);
  });

function checkCase(
  { exactCase }: Pick<CheckedBook, 'exactCase'>,
  path: BookPath,
  at?: Diagnostic['at'],
): readonly Diagnostic[] {
  const spelling = leavesRoot(path) ? undefined : exactCase(path);
  if (spelling === undefined || spelling === path) return [];
  return [diagnose('check/wrong-case', { path, spelling }, at)];
}
