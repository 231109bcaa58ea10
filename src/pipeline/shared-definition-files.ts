// `build-book.refs` -> the files of link definitions that every page may use, in order.
import type { Config } from '../config/config.ts';
import { type BookPath, bookPath, folderOf } from '../core/path.ts';
import type { BookFiles } from './book-files.ts';

/** Paths and globs relative to the book's root; a `*` stands for any run of characters within a name. */
export const sharedDefinitionFiles = ({ buildBook }: Config, files: BookFiles): readonly BookPath[] => [
  ...new Set(buildBook.refs.flatMap((pattern) => matching(bookPath(pattern), files))),
];

function matching(pattern: BookPath, files: BookFiles): readonly BookPath[] {
  if (!pattern.includes('*')) return files.exists(pattern) ? [pattern] : [];
  const folder = folderOf(pattern);
  const name = pattern.slice(folder === '' ? 0 : folder.length + 1);
  const matches = new RegExp(`^${name.split('*').map(escapePattern).join('[^/]*')}$`);
  return files
    .namesIn(folder)
    .filter((found) => matches.test(found))
    .map((found) => bookPath(folder === '' ? found : `${folder}/${found}`));
}

const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
