// Serializes the preprocessor context of mdBook's protocol: the book's root and its configuration.
import type { ConfigTables, PlainTable, PlainValue } from '../../config/config.ts';

/** Version of the mdBook protocol; plugins compare it with the version they were built for. */
export const MDBOOK_VERSION = '0.5.4';

/** mdBook's `PreprocessorContext`. */
export interface ContextJson {
  readonly root: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly renderer: string;
  readonly mdbook_version: string;
}

/** `root` is absolute. */
export const contextJson = (root: string, tables: ConfigTables, renderer: string): ContextJson => ({
  root,
  config: configJson(tables),
  renderer,
  mdbook_version: MDBOOK_VERSION,
});

/**
 * The configuration as mdBook serializes it: `book` with all its keys, other tables only if they aren't empty.
 * Unknown keys are left out, because plugins built with mdBook's library reject them.
 */
export function configJson(tables: ConfigTables): Readonly<Record<string, unknown>> {
  const build = buildJson(tables.build);
  const edition = text(tables.rust['edition']);
  return {
    book: bookJson(tables.book),
    ...(build !== undefined && { build }),
    ...(edition !== null && { rust: { edition } }),
    ...(!isEmpty(tables.output) && { output: tables.output }),
    ...(!isEmpty(tables.preprocessor) && { preprocessor: tables.preprocessor }),
  };
}

function bookJson(book: PlainTable): Readonly<Record<string, unknown>> {
  const src = text(book['src']) ?? 'src';
  return {
    title: text(book['title']),
    authors: texts(book['authors']),
    description: text(book['description']),
    ...(src !== 'src' && { src }),
    language: text(book['language']) ?? 'en',
    'text-direction': text(book['text-direction']),
  };
}

/** Absent when all values are mdBook's defaults, otherwise complete. */
function buildJson(build: PlainTable): Readonly<Record<string, unknown>> | undefined {
  const json = {
    'build-dir': text(build['build-dir']) ?? 'book',
    'create-missing': flag(build['create-missing']),
    'use-default-preprocessors': flag(build['use-default-preprocessors']),
    'extra-watch-dirs': texts(build['extra-watch-dirs']),
  };
  const isDefault =
    json['build-dir'] === 'book' &&
    json['create-missing'] &&
    json['use-default-preprocessors'] &&
    json['extra-watch-dirs'].length === 0;
  return isDefault ? undefined : json;
}

const text = (value: PlainValue | undefined): string | null => (typeof value === 'string' ? value : null);
const flag = (value: PlainValue | undefined): boolean => (typeof value === 'boolean' ? value : true);
const texts = (value: PlainValue | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
const isEmpty = (table: PlainTable): boolean => Object.keys(table).length === 0;
