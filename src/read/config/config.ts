// The complete settings of a book, merged from book.toml, the environment and the command line. Plain data only, so
// that any part can be hashed, cached on disk or sent to a worker.
import type { BookPath } from '../../core/path.ts';
import type { BuildBookConfig } from './own-config.ts';
import type { FeatureConfig } from './feature-config.ts';
import type { HtmlConfig } from './html-config.ts';
import type { Words } from '../../core/words.ts';

/**
 * Every key of book.toml in camelCase, with defaults filled in. A property is optional only where "not set" has a
 * meaning of its own. Records use the author's own words as keys: iterate with `Object.entries`, or check
 * `Object.hasOwn` before a lookup (`constructor` could be such a word).
 */
export interface Config {
  readonly book: BookConfig;
  readonly build: BuildConfig;
  readonly rust: RustConfig;
  /** `[output.html]`. */
  readonly html: HtmlConfig;
  /** Every declared `[output.*]` table including `html`, sorted by name. */
  readonly outputs: readonly OutputTable[];
  /** Every declared `[preprocessor.*]` table, sorted by name; built-in ones are marked `native`. */
  readonly preprocessors: readonly PreprocessorTable[];
  /** `[build-book]`: settings that mdBook doesn't have. */
  readonly buildBook: BuildBookConfig;
  /** What has no key of its own: only tables of plugins set it. */
  readonly features: FeatureConfig;
  /** The options of each built-in plugin that is on, by its name. Only its own hooks know their type. */
  readonly plugins: Readonly<Record<string, unknown>>;
  /** The book that this is a translation of, if the translation is in a folder; absent for all other books. */
  readonly original?: OriginalBook;
  /** Folders of translations into other languages: no part of the sources. */
  readonly otherTranslations: readonly BookPath[];
  /** The words of the interface, in the book's language. */
  readonly words: Words;
  /** mdBook's five tables as written (kebab-case keys), with overrides applied; passed to plugins. */
  readonly tables: ConfigTables;
}

/** `[book]`. */
export interface BookConfig {
  readonly title?: string;
  readonly authors: readonly string[];
  readonly description?: string;
  /** Folder of SUMMARY.md and the chapters; empty when it is the book's root. */
  readonly src: BookPath;
  readonly language: string;
  /** As written, or derived from `language`: see `directionOf`. */
  readonly textDirection: 'ltr' | 'rtl';
}

/** Gives the chapters that a translation lacks. */
export type OriginalBook = Pick<BookConfig, 'language' | 'textDirection' | 'src'>;

/** `[build]`. */
export interface BuildConfig {
  /** POSIX path: relative to the book's root when set in book.toml, absolute when set on the command line. */
  readonly buildDir: string;
  readonly createMissing: boolean;
  readonly useDefaultPreprocessors: boolean;
  readonly extraWatchDirs: readonly BookPath[];
}

/** `[rust]`. */
export interface RustConfig {
  readonly edition?: '2015' | '2018' | '2021' | '2024';
}

/** `[output.NAME]`, a renderer. */
export interface OutputTable {
  readonly name: string;
  /** As written; when absent, mdBook runs `mdbook-NAME`. */
  readonly command?: string;
  /** True when a missing program is not an error. */
  readonly optional: boolean;
  /** True when no program runs: `html`, `markdown` and the link checkers that build-book replaces. */
  readonly native: boolean;
  /** The whole table as plain data. */
  readonly options: PlainTable;
}

/** `[preprocessor.NAME]`. */
export interface PreprocessorTable {
  readonly name: string;
  /** As written; when absent, mdBook runs `mdbook-NAME`. */
  readonly command?: string;
  /** JavaScript module to run instead of a command, relative to the book's root. */
  readonly module?: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** True when a missing program is not an error. */
  readonly optional: boolean;
  /** Renderers it supports; when absent, the program is asked. */
  readonly renderers?: readonly string[];
  /** True when build-book does its work, so that no program runs: a plugin of {@link Config.plugins}, `links` or `index`. */
  readonly native: boolean;
  /** The whole table as plain data. */
  readonly options: PlainTable;
}

/** TOML values in JSON types: dates are strings. */
export type PlainValue = string | number | boolean | readonly PlainValue[] | PlainTable;

export interface PlainTable {
  readonly [key: string]: PlainValue;
}

export interface ConfigTables {
  readonly book: PlainTable;
  readonly build: PlainTable;
  readonly rust: PlainTable;
  readonly output: PlainTable;
  readonly preprocessor: PlainTable;
}
