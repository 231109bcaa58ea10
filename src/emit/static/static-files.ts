// Plans the files of `src` that are copied into the site: every file except `.md`, as in mdBook.
import type { Config } from '../../read/config/config.ts';
import { hashOf } from '../../core/hash.ts';
import { type OutputFile, outputFile } from '../../core/output-file.ts';
import { type BookPath, type UrlPath, bookPath, urlPath } from '../../core/path.ts';
import type { BookFiles } from '../../core/book-files.ts';

/** Folders that are never part of a book. */
const NEVER: ReadonlySet<string> = new Set(['.git', 'node_modules', '.hg', '.svn']);

/** Source of each copied file by its URL. `excluded` are folders that aren't sources, such as the site itself. */
export function planStaticFiles(
  { book }: Pick<Config, 'book'>,
  files: BookFiles,
  excluded: readonly BookPath[],
): ReadonlyMap<UrlPath, BookPath> {
  const skip = (path: BookPath): boolean =>
    NEVER.has(path.slice(path.lastIndexOf('/') + 1)) || excluded.includes(path);
  const staticFiles = new Map<UrlPath, BookPath>();
  for (const path of files.filesBelow(book.src, skip)) {
    if (isStaticFile({ book }, path))
      staticFiles.set(urlPath(book.src === '' ? path : path.slice(book.src.length + 1)), path);
  }
  return staticFiles;
}

/** True if a file would be copied if it existed. The extension is case-sensitive, as in mdBook: `.MD` is copied. */
export const isStaticFile = ({ book }: Pick<Config, 'book'>, path: BookPath): boolean =>
  !path.endsWith('.md') &&
  (book.src === ''
    ? path !== bookPath('book.toml') && !path.startsWith('../')
    : path.startsWith(`${book.src}/`));

/** A copied file; its bytes are read when it is written. */
export const staticFile = (files: BookFiles, source: BookPath, url: UrlPath): OutputFile =>
  outputFile({
    url,
    by: source,
    stampOf: () => hashOf(['copy', files.hash(source)]),
    content: () => Promise.resolve({ value: files.bytes(source) ?? '', diagnostics: [] }),
  });
