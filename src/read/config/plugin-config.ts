// Serializes the settings for mdBook's renderer and preprocessor protocol.
import type { BookConfig, BuildConfig, Config, PlainTable, PlainValue } from './config.ts';

/** JSON values including `null`, which the protocol uses for unset keys. */
export type JsonValue = PlainValue | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * `config` as mdBook 0.5 serializes it: only keys that mdBook knows, in its order, without tables that have only
 * defaults. Plugins written in Rust reject any other key.
 */
export function pluginConfig(config: Config): Readonly<Record<string, JsonValue>> {
  const { output, preprocessor } = config.tables;
  const { edition } = config.rust;
  return {
    book: pluginBook(config.book, config.tables.book),
    ...(isDefaultBuild(config.build) ? {} : { build: pluginBuild(config.build) }),
    ...(edition === undefined ? {} : { rust: { edition } }),
    ...(isEmpty(output) ? {} : { output }),
    ...(isEmpty(preprocessor) ? {} : { preprocessor }),
  };
}

const pluginBook = (book: BookConfig, written: PlainTable): Readonly<Record<string, JsonValue>> => ({
  title: book.title ?? null,
  authors: book.authors,
  description: book.description ?? null,
  ...(book.src === 'src' ? {} : { src: book.src === '' ? '.' : book.src }),
  language: book.language,
  'text-direction': written['text-direction'] === book.textDirection ? book.textDirection : null,
});

const isDefaultBuild = (build: BuildConfig): boolean =>
  build.buildDir === 'book' &&
  build.createMissing &&
  build.useDefaultPreprocessors &&
  build.extraWatchDirs.length === 0;

const pluginBuild = (build: BuildConfig): Readonly<Record<string, JsonValue>> => ({
  'build-dir': build.buildDir === '' ? '.' : build.buildDir,
  'create-missing': build.createMissing,
  'use-default-preprocessors': build.useDefaultPreprocessors,
  'extra-watch-dirs': build.extraWatchDirs,
});

const isEmpty = (table: PlainTable): boolean => Object.keys(table).length === 0;
