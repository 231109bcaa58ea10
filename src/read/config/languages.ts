// The languages of a book: which one is being built, and what its table in `[build-book.languages]` changes.
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import type { BookFiles } from '../../core/book-files.ts';
import { isKnownLanguage } from '../../core/language-tag.ts';
import { type BookPath, resolveFrom } from '../../core/path.ts';
import type { Config, OriginalBook } from './config.ts';
import type { WrittenBookTable } from './keys/book-keys.ts';
import { keyPath } from './keys/field.ts';
import type { WrittenConfig } from './keys/root-keys.ts';
import type { BuildBookConfig, LanguageConfig } from './own-config.ts';
import { directionOf } from './text-direction.ts';

/** `[book]` with the language of book.toml, regardless of the requested language, and whether a file exists. */
export interface LanguageSurroundings {
  readonly original: WrittenBookTable;
  readonly exists: (path: BookPath) => boolean;
}

/** The settings with those of the language's own table in place of those of `[book]`. */
export function withLanguage(
  written: WrittenConfig,
  { original, exists }: LanguageSurroundings,
): WrittenConfig {
  const { language } = written.book;
  const own = tableFor(written.buildBook, language);
  if (own === undefined) return written;
  const folder = (tag: string): BookPath | undefined =>
    folderOfLanguage(written.buildBook, tag, { original, exists });
  return {
    ...written,
    book: {
      ...written.book,
      // The direction in `[book]` is that of its own language.
      ...(language !== original.language && { textDirection: directionOf(language) }),
      ...bookKeys(own),
      ...(own.direction && { textDirection: own.direction }),
      // A translation without a folder is one of the original's chapters.
      src: folder(language) ?? folder(original.language) ?? written.book.src,
    },
  };
}

/** The keys that replace those of `[book]`. */
const bookKeys = ({ title, authors, description }: LanguageConfig): Partial<WrittenBookTable> => ({
  ...(title !== undefined && { title }),
  ...(authors && { authors }),
  ...(description !== undefined && { description }),
});

const tableFor = ({ languages }: BuildBookConfig, language: string): LanguageConfig | undefined =>
  Object.hasOwn(languages, language) ? languages[language] : undefined;

/** The folder of the chapters in a language; absent for a language without one. */
function folderOfLanguage(
  own: BuildBookConfig,
  language: string,
  { original, exists }: LanguageSurroundings,
): BookPath | undefined {
  const table = tableFor(own, language);
  if (table === undefined || table.src !== undefined) return table?.src;
  const folder = resolveFrom(original.src, language);
  return exists(resolveFrom(folder, 'SUMMARY.md')) ? folder : undefined;
}

/** Where the original and the other translations are. */
export function translationsOf(
  { book, buildBook }: WrittenConfig,
  { original, exists }: LanguageSurroundings,
): Pick<Config, 'original' | 'otherTranslations'> {
  const folder = (tag: string): BookPath | undefined =>
    folderOfLanguage(buildBook, tag, { original, exists });
  const src = folder(original.language) ?? original.src;
  const isTranslated = book.language !== original.language && book.src !== src;
  const folders = Object.keys(buildBook.languages).flatMap((tag) => folder(tag) ?? []);
  return {
    ...(isTranslated && { original: originalBook(original, src) }),
    otherTranslations: folders.filter((each) => each !== book.src && each !== src),
  };
}

const originalBook = ({ language, textDirection }: WrittenBookTable, src: BookPath): OriginalBook => ({
  language,
  textDirection: textDirection ?? directionOf(language),
  src,
});

/**
 * A listed language without a translation shows the pages of the original. Nothing is known about a translation that a
 * program makes.
 */
export function withoutTranslation(
  config: Config,
  written: WrittenBookTable,
  files: BookFiles,
): Outcome<Config> {
  const { book, buildBook, original, features, preprocessors } = config;
  const kept: Outcome<Config> = { value: config, diagnostics: [] };
  if (book.language === written.language || tableFor(buildBook, book.language) === undefined) return kept;
  if (original !== undefined) {
    return files.exists(book.src) ? kept : { value: config, diagnostics: noTranslation(config, [book.src]) };
  }
  const { translation } = features;
  if (translation !== undefined && files.exists(translation.catalog)) return kept;
  if (preprocessors.some(({ native }) => !native)) return kept;
  const folder = resolveFrom(written.src, book.language);
  const places = [`${folder}/SUMMARY.md`, ...(translation ? [translation.catalog] : [])];
  const value: Config = {
    ...config,
    book: { ...book, src: folder },
    original: originalBook(written, book.src),
  };
  return { value, diagnostics: noTranslation(config, places) };
}

/** A mistyped tag, which is reported where the settings are read, has no translation either. */
function noTranslation(
  { book: { language }, buildBook }: Config,
  places: readonly string[],
): readonly Diagnostic[] {
  const isMistyped = !isKnownLanguage(language) && tableFor(buildBook, language)?.name === undefined;
  if (isMistyped) return [];
  const key = keyPath(['build-book', 'languages', language]);
  return [diagnose('config/no-translation', { key, tag: language, places })];
}
