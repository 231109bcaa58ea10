// Translates the chapters and titles of a book, as the preprocessor mdbook-gettext does.
import { type Outcome, diagnose } from '../../core/diagnostic.ts';
import { type BookJson, type ItemJson, mapChapters } from '../../read/preprocess/book-json.ts';
import type { BookHooks, BookHookWorld } from '../../read/preprocess/book-hook.ts';
import { readCatalog, translationsIn } from './catalog.ts';
import type { GettextOptions } from './gettext.ts';
import { type Translation, translateDocument } from './messages.ts';

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
  if (source.kind === 'none') {
    const { why, byte } = source;
    const args = byte === undefined ? { path, why } : { path, why, byte };
    return { value: book, diagnostics: [diagnose('file/unreadable', args)] };
  }
  const catalog = readCatalog(source.text);
  if (catalog.kind === 'invalid') {
    const lines = source.text.split('\n');
    const start = lines.slice(0, catalog.line - 1).join('\n').length + (catalog.line > 1 ? 1 : 0);
    const span = { start, end: start + (lines[catalog.line - 1] ?? '').length };
    const args = { path, reason: catalog.reason };
    return { value: book, diagnostics: [diagnose('translation/syntax', args, { file: path, span })] };
  }
  const translation = translationsIn(catalog.messages);
  return { value: translated(book, translation), diagnostics: [] };
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
