// Translates the chapters and titles of a book, as the preprocessor mdbook-gettext does.
import type { Outcome } from '../../core/diagnostic.ts';
import { type BookJson, type ItemJson, mapChapters } from '../../read/preprocess/book-json.ts';
import type { BookHooks, BookHookWorld } from '../../read/preprocess/book-hook.ts';
import { translationsIn } from './catalog.ts';
import type { GettextOptions } from './gettext.ts';
import { type Translation, translateDocument } from './messages.ts';
import { readCatalog } from './po/read-catalog.ts';

export const translationHooks: BookHooks<GettextOptions> = { change: translateBook };

function translateBook(
  book: BookJson,
  { catalog: path }: GettextOptions,
  { read, renderer }: BookHookWorld,
): Outcome<BookJson> {
  const source = read(path);
  // The program that extracts messages gets the source text.
  if (renderer === 'xgettext' || (source.kind === 'none' && source.why === 'missing'))
    return { value: book, diagnostics: [] };
  const { value: catalog, diagnostics } = readCatalog(source);
  if (catalog === undefined) return { value: book, diagnostics };
  return { value: translated(book, translationsIn(catalog.messages)), diagnostics };
}

function translated(book: BookJson, translation: Translation): BookJson {
  const documents = mapChapters(book, (chapter) => ({
    ...chapter,
    name: translateDocument(chapter.name, translation),
    content: translateDocument(chapter.content, translation),
  }));
  return { items: documents.items.map((item) => withTitle(item, translation)) };
}

/** Titles of parts are only at the top. */
const withTitle = (item: ItemJson, translation: Translation): ItemJson =>
  item !== 'Separator' && 'PartTitle' in item
    ? { PartTitle: translateDocument(item.PartTitle, translation) }
    : item;
