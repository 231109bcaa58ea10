// The settings -> what mdBook's protocol tells preprocessors and renderers of them.
import type { BookConfig, BuildConfig, Config, PlainTable, PlainValue } from './config.ts';

/** What JSON can hold, `null` included: the protocol has it for what is not set. */
export type JsonValue = PlainValue | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * `config` in the context that plugins are given (mdBook 0.5, `Config`'s serialization): keys that mdBook knows, in its
 * order; a table that is as it would be without book.toml is left out. Plugins written in Rust refuse any other key.
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
