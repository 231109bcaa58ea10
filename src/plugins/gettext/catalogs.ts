// The catalogs of a book: files `LANGUAGE.po` in one folder.
import type { BookFiles } from '../../core/book-files.ts';
import { languageTag } from '../../core/language-tag.ts';
import type { BookPath } from '../../core/path.ts';
import { catalogPath } from './gettext.ts';

export interface CatalogFile {
  /** From the file's name; the value of `book.language` that selects this catalog. */
  readonly language: string;
  readonly path: BookPath;
}

/** Sorted by name. */
export const catalogsIn = (
  folder: BookPath,
  { namesIn }: Pick<BookFiles, 'namesIn'>,
): readonly CatalogFile[] =>
  namesIn(folder)
    .filter((name) => name.endsWith('.po') && !name.startsWith('.'))
    .map((name) => ({
      language: name.slice(0, -'.po'.length),
      path: catalogPath(folder, name.slice(0, -3)),
    }));

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** The English name of a language; absent for one that doesn't exist. */
export function languageName(language: string): string | undefined {
  const tag = languageTag(language);
  if (tag === undefined) return undefined;
  try {
    return names.of(tag);
  } catch {
    return undefined;
  }
}
