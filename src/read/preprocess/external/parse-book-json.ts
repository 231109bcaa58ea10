// Validates the book that a preprocessor returned.
import type { BookJson, ChapterJson, ItemJson } from '../book-json.ts';

/** The book, or the reason it is invalid: `items[3].Chapter.content must be a string`. */
export type ParsedBook =
  { readonly kind: 'book'; readonly book: BookJson } | { readonly kind: 'invalid'; readonly reason: string };

/** Parses JSON. Nullable fields may be missing and unknown keys are ignored, as in mdBook. */
export function parseBookJson(bytes: Uint8Array): ParsedBook {
  try {
    return checkBook(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (error) {
    return { kind: 'invalid', reason: (error as Error).message };
  }
}

/** Validates the return value of a JavaScript module. */
export function checkBook(value: unknown): ParsedBook {
  try {
    if (!isRecord(value)) throw new InvalidBook('it isn’t an object');
    // mdBook 0.4 called this `sections`: the preprocessor was built for that version.
    if (value['items'] === undefined && value['sections'] !== undefined) {
      throw new InvalidBook('it has `sections`, as in mdBook 0.4, instead of `items`');
    }
    return { kind: 'book', book: { items: itemsAt(value['items'], 'items', 0) } };
  } catch (error) {
    if (error instanceof InvalidBook) return { kind: 'invalid', reason: error.message };
    throw error;
  }
}

/** Never leaves this file; spares every parser below from passing errors on. */
class InvalidBook extends Error {}

/** Nesting limit, well above any list that SUMMARY.md could contain. */
const MAX_DEPTH = 100;

function itemsAt(value: unknown, path: string, depth: number): readonly ItemJson[] {
  if (!Array.isArray(value)) throw new InvalidBook(`${path} must be an array`);
  if (depth > MAX_DEPTH) throw new InvalidBook(`${path} is nested too deeply`);
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
  throw new InvalidBook(`${path} must be a chapter, a part title or a separator`);
}

function chapterAt(value: unknown, path: string, depth: number): ChapterJson {
  if (!isRecord(value)) throw new InvalidBook(`${path} must be an object`);
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
  if (typeof value !== 'string') throw new InvalidBook(`${path} must be a string`);
  return value;
}

function textsAt(value: unknown, path: string): readonly string[] {
  if (!Array.isArray(value)) throw new InvalidBook(`${path} must be an array`);
  return value.map((item, i) => textAt(item, `${path}[${i}]`));
}

function numbersAt(value: unknown, path: string): readonly number[] | null {
  if (value === null) return null;
  const isNumbers = Array.isArray(value) && value.every((item) => Number.isInteger(item) && item >= 0);
  if (!isNumbers) throw new InvalidBook(`${path} must be an array of whole numbers`);
  return value as readonly number[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
