// The settings of a book, complete: what book.toml, the environment and the command line come to.
// Plain data only, so that a part of it can be hashed, kept on disk, or sent to a worker.
import type { BookPath } from '../../core/path.ts';
import type { BuildBookConfig } from './own-config.ts';
import type { FeatureConfig } from './feature-config.ts';
import type { HtmlConfig } from './html-config.ts';

/**
 * Each key of book.toml in camelCase, with its default where nothing sets it. A property is absent only where "not set"
 * is a meaning of its own. Records have the author's own words as keys: go through them with `Object.entries`, or ask
 * `Object.hasOwn` before looking one up (`constructor` may be a word of the book).
 */
export interface Config {
  readonly book: BookConfig;
  readonly build: BuildConfig;
  readonly rust: RustConfig;
  /** `[output.html]`. */
  readonly html: HtmlConfig;
  /** Every declared `[output.*]` table, `html` included, sorted by name; empty when there is none. */
  readonly outputs: readonly OutputTable[];
  /** Every declared `[preprocessor.*]` table, sorted by name; those that build-book does itself are marked. */
  readonly preprocessors: readonly PreprocessorTable[];
  /** `[build-book]`: what mdBook has no key for. */
  readonly buildBook: BuildBookConfig;
  /** What has no key of its own: only tables of plugins set it. */
  readonly features: FeatureConfig;
  /** The options of each built-in plugin that is on, by its name. Only its own hooks know their type. */
  readonly plugins: Readonly<Record<string, unknown>>;
  /** mdBook's five tables as they were written (keys in kebab-case), overrides included: what plugins are given. */
  readonly tables: ConfigTables;
}

/** `[book]`. */
export interface BookConfig {
  readonly title?: string;
  readonly authors: readonly string[];
  readonly description?: string;
  /** The folder of SUMMARY.md and the chapters; empty when it is the book's root itself. */
  readonly src: BookPath;
  readonly language: string;
  /** As written, or what the language's script asks for by mdBook's list of codes. */
  readonly textDirection: 'ltr' | 'rtl';
}

/** `[build]`. */
export interface BuildConfig {
  /** POSIX. Relative to the book's root when book.toml says it, absolute when the command line does. */
  readonly buildDir: string;
  readonly createMissing: boolean;
  readonly useDefaultPreprocessors: boolean;
  readonly extraWatchDirs: readonly BookPath[];
}

/** `[rust]`. */
export interface RustConfig {
  readonly edition?: '2015' | '2018' | '2021' | '2024';
}

/** `[output.NAME]`: a renderer. */
export interface OutputTable {
  readonly name: string;
  /** As written; mdBook runs `mdbook-NAME` when absent. */
  readonly command?: string;
  /** True when a program that is not installed is no error. */
  readonly optional: boolean;
  /** True for what needs no program: `html`, `markdown`, and the checkers that build-book replaces. */
  readonly native: boolean;
  /** The whole table as plain data. */
  readonly options: PlainTable;
}

/** `[preprocessor.NAME]`. */
export interface PreprocessorTable {
  readonly name: string;
  /** As written; mdBook runs `mdbook-NAME` when absent. */
  readonly command?: string;
  /** A JavaScript module to run instead of a command, relative to the book's root. */
  readonly module?: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** True when a program that is not installed is no error. */
  readonly optional: boolean;
  /** The renderers it is for; absent when it is asked itself. */
  readonly renderers?: readonly string[];
  /** True when build-book does its work, so that no program runs: a plugin of {@link Config.plugins}, `links` or `index`. */
  readonly native: boolean;
  /** The whole table as plain data. */
  readonly options: PlainTable;
}

/** What TOML can say, as JSON can hold it: dates are strings. */
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
