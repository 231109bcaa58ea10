// Checks the catalogs of a book, for `build-book check` and `build-book translate status`.
import { openKeptResults } from '../../build/kept-results.ts';
import type { Diagnostic, Outcome } from '../../core/diagnostic.ts';
import { type CatalogFile, catalogsIn } from '../../plugins/gettext/catalogs.ts';
import { checkCatalog } from '../../plugins/gettext/check/check-catalog.ts';
import { createCatalogCheck } from '../../plugins/gettext/check/checked-catalog.ts';
import { catalogFolder } from '../../plugins/gettext/gettext.ts';
import type { PoFile, PoMessage } from '../../plugins/gettext/po/po-file.ts';
import { readCatalog } from '../../plugins/gettext/po/read-catalog.ts';
import { type OpenOptions, type TranslatedBook, messagesOf, openTranslatedBook } from './translated-book.ts';

export interface ReadCatalogFile extends CatalogFile {
  readonly file: PoFile;
}

/** The readable catalogs, and the problems of all of them. */
export function readCatalogs(
  { config, files }: TranslatedBook,
  template: readonly PoMessage[],
  catalogs: readonly CatalogFile[] = catalogsIn(catalogFolder(config), files),
): Outcome<readonly ReadCatalogFile[]> {
  const found = catalogs.map((catalog) => ({ catalog, read: readCatalog(files.read(catalog.path)) }));
  const value = found.flatMap(({ catalog, read }) =>
    read.value === undefined ? [] : [{ ...catalog, file: read.value }],
  );
  return {
    value,
    diagnostics: [
      ...found.flatMap(({ read }) => read.diagnostics),
      ...value.flatMap((catalog) => checkCatalog(catalog, catalog.file, template)),
    ],
  };
}

/** The problems of the catalogs. The build has already reported those of the book. */
export async function checkCatalogs(
  options: OpenOptions & { readonly cache: 'disk' | 'none' },
): Promise<readonly Diagnostic[]> {
  const book = await openTranslatedBook(options);
  if (book.source === undefined) return [];
  const { config, files } = book;
  const cache = config.buildBook.restrict ? 'none' : options.cache;
  const kept = openKeptResults({ ...options, cache }, 'catalogs');
  try {
    const check = createCatalogCheck(messagesOf(book), kept.memo);
    const found: Diagnostic[] = [];
    for (const catalog of catalogsIn(catalogFolder(config), files))
      found.push(...(await check(catalog, files.read(catalog.path))));
    return found;
  } finally {
    await kept.close();
  }
}
