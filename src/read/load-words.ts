// The book's language -> the words of the interface: the built-in tables, those of the book's theme over them, and over
// these the words of book.toml.
import { builtinText } from '../disk/own-files.ts';
import type { BookFiles } from '../core/book-files.ts';
import { type Diagnostic, type Outcome, diagnose } from '../core/diagnostic.ts';
import { hashOf } from '../core/hash.ts';
import { languageChain } from '../core/language-tag.ts';
import { type BookPath, bookPath } from '../core/path.ts';
import { type Word, type Words, isWord } from '../core/words.ts';

type Texts = Words['texts'];

/** The language whose table is complete: it fills the gaps of other tables. */
const FALLBACK = 'en';

/** The built-in words for a language, e.g. `pt-BR`: those of `pt` where the region has no table of its own. */
export function builtinWords(language: string, own: Texts = {}): Words {
  return mergeTables({ language, own }, builtinTable);
}

export interface WordSources {
  readonly language: string;
  /** The folder of the book's theme. */
  readonly theme: BookPath;
  /** Words of book.toml. */
  readonly own: Texts;
}

/** The words with what the book's theme has in `words/LANGUAGE.json`. */
export function themeWords({ language, theme, own }: WordSources, files: BookFiles): Outcome<Words> {
  const diagnostics: Diagnostic[] = [];
  const ownTable = (table: string): Texts => {
    const path = wordsFile(theme, table);
    const source = files.read(path);
    if (source.kind === 'none') return {};
    const texts = parseTable(source.text);
    if (texts === undefined) diagnostics.push(diagnose('theme/words-syntax', { path }));
    return texts ?? {};
  };
  const value = mergeTables({ language, own }, (table) => {
    const texts = { ...builtinTable(table), ...ownTable(table) };
    return Object.keys(texts).length === 0 ? undefined : texts;
  });
  return { value, diagnostics };
}

/** Where a theme has the words of a language. */
export const wordsFile = (theme: BookPath, language: string): BookPath =>
  bookPath(`${theme}/words/${language}.json`);

/** The names of the tables for a language, from the most specific one to the fallback. */
export const wordTables = (language: string): readonly string[] => [
  ...new Set([...languageChain(language), FALLBACK]),
];

interface OwnWords {
  readonly language: string;
  readonly own: Texts;
}

/** The first table that exists says whose plural rules apply. */
function mergeTables({ language, own }: OwnWords, tableOf: (name: string) => Texts | undefined): Words {
  const found = wordTables(language).flatMap((name) => {
    const texts = tableOf(name);
    return texts === undefined ? [] : [{ name, texts }];
  });
  const merged = Object.fromEntries(
    [...found.toReversed().map(({ texts }) => texts), own].flatMap((texts) => Object.entries(texts)),
  );
  const content = {
    language: found[0]?.name ?? FALLBACK,
    texts: Object.fromEntries(Object.entries(merged).map(([key, word]) => [key, inForm(key, word)])),
  };
  return { ...content, hash: hashOf(content) };
}

/** Scripts expect plural forms exactly where the complete table has them. */
function inForm(key: string, word: Word): Word {
  const english = builtinTable(FALLBACK)?.[key];
  if (english === undefined || typeof english === typeof word) return word;
  return typeof word === 'string' ? { other: word } : (word['other'] ?? '');
}

const known = new Map<string, Texts | undefined>();

/** The built-in words of exactly this language. */
export function builtinTable(name: string): Texts | undefined {
  if (!known.has(name)) {
    const text = builtinText(`words/${name}.json`);
    known.set(name, text === undefined ? undefined : parseTable(text));
  }
  return known.get(name);
}

/** Absent if the text isn't a table of words. */
export function parseTable(text: string): Texts | undefined {
  try {
    const table: unknown = JSON.parse(text);
    return isTable(table) ? table : undefined;
  } catch {
    return undefined;
  }
}

const isTable = (value: unknown): value is Texts =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isWord);
