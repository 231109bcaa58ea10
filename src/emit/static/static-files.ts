// The files of `src` that are not chapters -> their places in the site: mdBook copies every file but `.md`.
import type { Config } from '../../read/config/config.ts';
import { hashOf } from '../../core/hash.ts';
import { type OutputFile, outputFile } from '../../core/output.ts';
import { type BookPath, type UrlPath, bookPath, urlPath } from '../../core/path.ts';
import type { BookFiles } from '../../core/book-files.ts';

/** Folders that are never part of a book, wherever it is. */
const NEVER: ReadonlySet<string> = new Set(['.git', 'node_modules', '.hg', '.svn']);

/** The source of each copied file, by its place. `away` are folders that are not sources, such as the site itself. */
export function planCopies(
  { book }: Pick<Config, 'book'>,
  files: BookFiles,
  away: readonly BookPath[],
): ReadonlyMap<UrlPath, BookPath> {
  const skip = (path: BookPath): boolean =>
    NEVER.has(path.slice(path.lastIndexOf('/') + 1)) || away.includes(path);
  const copies = new Map<UrlPath, BookPath>();
  for (const path of files.filesBelow(book.src, skip)) {
    if (isCopied({ book }, path))
      copies.set(urlPath(book.src === '' ? path : path.slice(book.src.length + 1)), path);
  }
  return copies;
}

/** Whether a file would be copied if it is there. The ending is compared as mdBook compares it: `.MD` is copied. */
export const isCopied = ({ book }: Pick<Config, 'book'>, path: BookPath): boolean =>
  !path.endsWith('.md') &&
  (book.src === ''
    ? path !== bookPath('book.toml') && !path.startsWith('../')
    : path.startsWith(`${book.src}/`));

/** A copied file; its bytes are read when it is written. */
export const copyFile = (files: BookFiles, source: BookPath, url: UrlPath): OutputFile =>
  outputFile({
    url,
    by: source,
    stampOf: () => hashOf(['copy', files.hash(source)]),
    content: () => Promise.resolve({ value: files.bytes(source) ?? '', diagnostics: [] }),
  });
