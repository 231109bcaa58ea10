// The texts of a book's files for code frames, without keeping the book.
import { bookPath } from '../core/path.ts';
import { createReader } from '../disk/sources/read-source.ts';
import { type StatCache, createStatCache } from '../disk/sources/stat-cache.ts';

/** `root` is an absolute path. The text is absent for a file that is not text. */
export function sourceTexts(
  root: string,
  statCache: StatCache = createStatCache(),
): (path: string) => string | undefined {
  const reader = createReader({ root, statCache });
  return (path) => {
    const source = reader.read(bookPath(path));
    return source.kind === 'file' ? source.text : undefined;
  };
}
