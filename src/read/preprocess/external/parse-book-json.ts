// What a preprocessor answered -> a book, or what keeps it from being one.
import type { BookJson, ChapterJson, ItemJson } from '../book-json.ts';

/** The book, or the reason why it is none: `items[3].Chapter.content must be a string`. */
export type ParsedBook =
  { readonly kind: 'book'; readonly book: BookJson } | { readonly kind: 'no-book'; readonly reason: string };

/** The book that `bytes` are the JSON of. What may be null may be missing, unknown keys are ignored, as in mdBook. */
export function parseBookJson(bytes: Uint8Array): ParsedBook {
  try {
    return checkBook(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (error) {
    return { kind: 'no-book', reason: (error as Error).message };
  }
}

/** The same for a value that need not be parsed: a module's answer. */
export function checkBook(value: unknown): ParsedBook {
  try {
    if (!isRecord(value)) throw new NotABook('it is not an object');
    // Books of mdBook 0.4 have `sections`; who writes them was made for that version.
    if (value['items'] === undefined && value['sections'] !== undefined) {
      throw new NotABook('it has `sections`, as books of mdBook 0.4 had, and no `items`');
    }
    return { kind: 'book', book: { items: itemsAt(value['items'], 'items', 0) } };
  } catch (error) {
    if (error instanceof NotABook) return { kind: 'no-book', reason: error.message };
    throw error;
  }
}

/** Thrown and caught in this file only: it saves a check after each of a hundred small steps. */
class NotABook extends Error {}

/** Chapters are nested as deep as lists in SUMMARY.md are; a book that goes deeper was not made from one. */
const DEEPEST = 100;

function itemsAt(value: unknown, path: string, depth: number): readonly ItemJson[] {
  if (!Array.isArray(value)) throw new NotABook(`${path} must be an array`);
  if (depth > DEEPEST) throw new NotABook(`${path} is nested too deep`);
  return value.map((item, i) => itemAt(item, `${path}[${i}]`, depth));
}

function itemAt(value: unknown, path: string, depth: number): ItemJson {
  if (value === 'Separator') return value;
  if (isRecord(value)) {
    if (value['Chapter'] !== undefined) {
      return { Chapter: chapterAt(value['Chapter'], `${path}.Chapter`, depth) };
    }
    if (typeof value['PartTitle'] === 'string') return { PartTitle: value['PartTitle'] };
  }
  throw new NotABook(`${path} must be a chapter, a part title or a separator`);
}

function chapterAt(value: unknown, path: string, depth: number): ChapterJson {
  if (!isRecord(value)) throw new NotABook(`${path} must be an object`);
  const at = (key: keyof ChapterJson): string => `${path}.${key}`;
  return {
    name: textAt(value['name'], at('name')),
    content: textAt(value['content'], at('content')),
    number: numbersAt(value['number'] ?? null, at('number')),
    sub_items: itemsAt(value['sub_items'], at('sub_items'), depth + 1),
    path: value['path'] == null ? null : textAt(value['path'], at('path')),
    source_path: value['source_path'] == null ? null : textAt(value['source_path'], at('source_path')),
    parent_names: textsAt(value['parent_names'], at('parent_names')),
  };
}

function textAt(value: unknown, path: string): string {
  if (typeof value !== 'string') throw new NotABook(`${path} must be a string`);
  return value;
}

function textsAt(value: unknown, path: string): readonly string[] {
  if (!Array.isArray(value)) throw new NotABook(`${path} must be an array`);
  return value.map((item, i) => textAt(item, `${path}[${i}]`));
}

function numbersAt(value: unknown, path: string): readonly number[] | null {
  if (value === null) return null;
  const isNumbers = Array.isArray(value) && value.every((item) => Number.isInteger(item) && item >= 0);
  if (!isNumbers) throw new NotABook(`${path} must be an array of whole numbers`);
  return value as readonly number[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
