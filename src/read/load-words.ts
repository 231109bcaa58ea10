// The book's language -> the words of the interface: the built-in tables, and those of the book's theme over them.
import { builtinText } from '../disk/own-files.ts';
import type { BookFiles } from '../core/book-files.ts';
import { type Diagnostic, type Outcome, diagnose } from '../core/diagnostic.ts';
import { hashOf } from '../core/hash.ts';
import { type BookPath, bookPath } from '../core/path.ts';
import type { Word, Words } from '../core/words.ts';

type Texts = Words['texts'];

/** The language whose table is complete: what other tables don't have comes from it. */
const FALLBACK = 'en';

/** The built-in words for a language, e.g. `pt-BR`: those of `pt` where the region has no table of its own. */
export function builtinWords(language: string): Words {
  return mergeTables(language, builtinTable);
}

/** The words with what the book's theme, a folder, has in `words/LANGUAGE.json`. */
export function themeWords(language: string, theme: BookPath, files: BookFiles): Outcome<Words> {
  const diagnostics: Diagnostic[] = [];
  const ownTable = (table: string): Texts => {
    const path = bookPath(`${theme}/words/${table}.json`);
    const source = files.read(path);
    if (source.kind === 'none') return {};
    const texts = parseTable(source.text);
    if (texts === undefined) diagnostics.push(diagnose('theme/words-syntax', { path }));
    return texts ?? {};
  };
  const value = mergeTables(language, (table) => {
    const texts = { ...builtinTable(table), ...ownTable(table) };
    return Object.keys(texts).length === 0 ? undefined : texts;
  });
  return { value, diagnostics };
}

/** From the most specific table to the fallback; the first that exists says whose plural rules apply. */
function mergeTables(language: string, tableOf: (name: string) => Texts | undefined): Words {
  const names = [...new Set([language, language.replace(/[-_].*$/, ''), FALLBACK])];
  const found = names.filter(isTag).flatMap((name) => {
    const texts = tableOf(name);
    return texts === undefined ? [] : [{ name, texts }];
  });
  const content = {
    language: found[0]?.name ?? FALLBACK,
    texts: Object.fromEntries(found.toReversed().flatMap(({ texts }) => Object.entries(texts))),
  };
  return { ...content, hash: hashOf(content) };
}

/** A book may have any text for its language, which must not lead out of the folder or break plural rules. */
const isTag = (language: string): boolean => /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(language);

const known = new Map<string, Texts | undefined>();

function builtinTable(name: string): Texts | undefined {
  if (!known.has(name)) {
    const text = builtinText(`words/${name}.json`);
    known.set(name, text === undefined ? undefined : parseTable(text));
  }
  return known.get(name);
}

/** Absent for what is no table of words. */
function parseTable(text: string): Texts | undefined {
  try {
    const table: unknown = JSON.parse(text);
    return isTable(table) ? table : undefined;
  } catch {
    return undefined;
  }
}

const isTable = (value: unknown): value is Texts => isRecord(value) && Object.values(value).every(isWord);

const isWord = (value: unknown): value is Word =>
  typeof value === 'string' ||
  (isRecord(value) &&
    typeof value['other'] === 'string' &&
    Object.values(value).every((text) => typeof text === 'string'));

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
