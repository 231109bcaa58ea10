// The texts of a book's files for code frames, without keeping the book.
import { textIn } from '../core/book-files.ts';
import { bookPath } from '../core/path.ts';
import { createReader } from '../disk/sources/read-source.ts';
import type { BuiltBook } from './session.ts';
import { type StatCache, createStatCache } from '../disk/sources/stat-cache.ts';

/** `root` is an absolute path. The text is absent for a file that is not text. */
export function sourceTexts(
  root: string,
  statCache: StatCache = createStatCache(),
): (path: string) => string | undefined {
  const textOf = textIn(createReader({ root, statCache }));
  return (path) => textOf(bookPath(path));
}

interface EditionTexts {
  /** Call with each built edition: it may have versions. */
  readonly note: (built: Pick<BuiltBook, 'versions'>) => void;
  readonly textOf: (path: string) => string | undefined;
}

/** The same for a book of several editions: also the texts of its versions from Git, once an edition with versions is noted. */
export function editionTexts(root: string): EditionTexts {
  const ofSources = sourceTexts(root);
  let versions: BuiltBook['versions'];
  return {
    note: (built) => {
      versions = built.versions;
    },
    textOf: (path) => ofSources(path) ?? versions?.textOf(bookPath(path)),
  };
}
