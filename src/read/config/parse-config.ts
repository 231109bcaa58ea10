// book.toml, the environment and the command line -> the settings of the book, and all that is wrong with them.
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import type { BookPath } from '../../core/path.ts';
import type { NoSource } from '../../core/source.ts';
import type { Config, ConfigTables } from './config.ts';
import type { ConfigPlugin, IsSet } from './config-plugin.ts';
import type { Environment } from '../../core/build-mode.ts';
import { environmentSettings, type Setting } from './input/environment.ts';
import { migrateOldKeys } from './input/old-keys.ts';
import { createReporter } from './input/reporter.ts';
import type { WrittenBookTable } from './keys/book-keys.ts';
import { keysNamed } from './keys/key-list.ts';
import type { Report } from './keys/field.ts';
import { rootTable, type WrittenConfig } from './keys/root-keys.ts';
import { type BareBook, type LayoutFiles, readBareBook } from './gitbook/gitbook-layout.ts';
import { configuredLayout } from './layout.ts';
import { translationsOf, withLanguage } from './languages.ts';
import { combineTables } from './combine-tables.ts';
import { type ConfigSource, readToml } from './toml/read.ts';
import { isTable, plainTableOf, type TomlTable, valueAt, withValue } from './toml/value.ts';

/** All that settings come from. */
export interface ConfigInput {
  /** book.toml, or why it cannot be read; absent when there is none. */
  readonly source?: ConfigSource | NoSource;
  /** The variables of the process; those that begin with `MDBOOK_` count. */
  readonly environment: Environment;
  readonly overrides: ConfigOverrides;
  /** Whether there is such a file; asked only when book.toml doesn't name the folder of the sources. */
  readonly exists: (path: BookPath) => boolean;
  /** Reads a file of the book, for a book.json when there is no book.toml. */
  readonly read?: LayoutFiles['read'];
  /** Those whose tables a book may have. */
  readonly plugins: readonly ConfigPlugin[];
}

/** What the command line or a command decides; each counts before the environment and book.toml. */
export interface ConfigOverrides {
  /** An absolute path. */
  readonly buildDir?: string;
  readonly siteUrl?: string;
  /** One of the languages of the book. */
  readonly language?: string;
  readonly liveReloadEndpoint?: string;
  readonly hashFiles?: boolean;
  /** A book can't take it back. */
  readonly restrict?: true;
  readonly hiddenSections?: 'keep' | 'strip' | 'show';
  readonly showDrafts?: boolean;
  /** In tables of plugins. */
  readonly ofPlugins?: readonly Setting[];
}

/** The settings; when `fatal`, book.toml cannot be read and they are the defaults: build nothing from them. */
export interface ConfigOutcome extends Outcome<Config> {
  readonly fatal: boolean;
  /** Whether book.toml or the environment names the folder of the sources. */
  readonly namesSources: boolean;
  /** `[book]` with the language of book.toml itself, regardless of the requested language. */
  readonly original: WrittenBookTable;
}

/** The settings of a book. Never throws; an invalid value is replaced with its default. */
export function parseConfig(input: ConfigInput): ConfigOutcome {
  const { source, refusal } = sourceOf(input);
  const file = source && readToml(source);
  const environment = environmentSettings(input.environment);
  const overrides = overrideSettings(input.overrides);
  const own = file?.kind === 'table' ? file.table : {};
  const chosen = withSettings(own, environment.settings);
  const bare = source === undefined ? readBareBook(input) : NOT_BARE;
  const layout = source === undefined ? bare.settings : layoutSettings(chosen, input.exists);
  const settings = [...layout, ...environment.settings];
  const written = withSettings(own, settings);

  const reporter = createReporter(source, [...settings, ...overrides]);
  const { table, moves } = migrateOldKeys(withSettings(written, overrides), reporter.report);
  reporter.setMoves(moves);
  const read = declaredIn(written, readRoot(table, reporter.report, input.plugins));
  const original = { ...read.book, language: languageIn(own) ?? DEFAULT_LANGUAGE };
  const languages = { original, exists: input.exists };
  const found = withLanguage(read, languages);
  const isSet: IsSet = (...path) => valueAt(table, ['build-book', ...path]) !== undefined;
  const broken = file?.kind === 'broken' ? [...refusal, file.diagnostic] : refusal;
  const { gitbook } = bare;
  return {
    value: combineTables(found, tablesOf(withBook(table, found)), {
      plugins: input.plugins,
      isSet,
      gitbook,
      translations: translationsOf(found, languages),
    }),
    diagnostics: [...broken, ...bare.diagnostics, ...reporter.diagnostics(), ...environment.diagnostics],
    fatal: broken.length > 0 || bare.fatal,
    original,
    namesSources: setsSources(chosen),
  };
}

/** An unreadable book.toml isn't treated as a missing one: without its settings, this would be a different book. */
function sourceOf({ source }: ConfigInput): {
  readonly source: ConfigSource | undefined;
  readonly refusal: readonly Diagnostic[];
} {
  if (source === undefined || 'text' in source) return { source, refusal: [] };
  const { path, why, line } = source;
  const args = { path, why, line };
  return { source: undefined, refusal: why === 'missing' ? [] : [diagnose('file/unreadable', args)] };
}

const withSettings = (table: TomlTable, settings: readonly Setting[]): TomlTable =>
  settings.reduce((before, { path, value }) => withValue(before, path, value), table);

/** As mdBook has it, a command that sets a key of `[output.html]` does not declare that output by it. */
function declaredIn(written: TomlTable, found: WrittenConfig): WrittenConfig {
  const isDeclared = valueAt(written, ['output', 'html']) !== undefined;
  const tables = found.output.tables.filter(({ name }) => isDeclared || name !== 'html');
  return { ...found, output: { ...found.output, tables } };
}

/** A book with a book.toml. */
const NOT_BARE: BareBook = { settings: [], diagnostics: [], fatal: false };

/** The default of `book.language`. */
const DEFAULT_LANGUAGE = 'en';

const languageIn = (table: TomlTable): string | undefined => {
  const language = valueAt(table, ['book', 'language']);
  return typeof language === 'string' ? language : undefined;
};

/** The table of the language replaces keys of `[book]` for programs as well. */
function withBook(table: TomlTable, { book, buildBook }: WrittenConfig): TomlTable {
  if (!Object.hasOwn(buildBook.languages, book.language)) return table;
  const { title, description, authors, src } = book;
  const values = Object.entries({ title, description, authors, src });
  return values.reduce(
    (before, [key, value]) =>
      value === undefined
        ? before
        : withValue(before, ['book', key], typeof value === 'string' ? value : [...value]),
    table,
  );
}

/** What the place of the files says where book.toml says nothing. */
function layoutSettings(chosen: TomlTable, exists: ConfigInput['exists']): readonly Setting[] {
  if (setsSources(chosen)) return [];
  const { src, buildDir } = configuredLayout(exists);
  if (src === 'src') return [];
  const sources = { path: ['book', 'src'], value: src };
  return setsDestination(chosen) ? [sources] : [sources, { path: ['build', 'build-dir'], value: buildDir }];
}

const isAnySet = (table: TomlTable, ...paths: readonly (readonly string[])[]): boolean =>
  paths.some((path) => valueAt(table, path) !== undefined);

/** Whether the folder of the sources is named, by today's key or an old one. */
const setsSources = (table: TomlTable): boolean => isAnySet(table, ['book', 'src'], ['source']);

const setsDestination = (table: TomlTable): boolean =>
  isAnySet(table, ['build', 'build-dir'], ['dest'], ['output', 'html', 'destination']);

function overrideSettings({ ofPlugins = [], ...overrides }: ConfigOverrides): readonly Setting[] {
  const paths: { readonly [Name in keyof typeof overrides]-?: readonly string[] } = {
    buildDir: ['build', 'build-dir'],
    siteUrl: ['output', 'html', 'site-url'],
    language: ['book', 'language'],
    liveReloadEndpoint: ['output', 'html', 'live-reload-endpoint'],
    hashFiles: ['output', 'html', 'hash-files'],
    restrict: ['build-book', 'restrict'],
    hiddenSections: ['build-book', 'hidden-sections'],
    showDrafts: ['build-book', 'show-drafts'],
  };
  const settings = Object.entries(paths).flatMap(([name, path]): Setting[] => {
    const value = overrides[name as keyof typeof overrides];
    return value === undefined ? [] : [{ path, value }];
  });
  return [...settings, ...ofPlugins];
}

function readRoot(table: TomlTable, report: Report, plugins: readonly ConfigPlugin[]): WrittenConfig {
  const found = rootTable(plugins).read(table, { path: [], report: withHints(report) });
  if (found === undefined) throw new Error('the file itself is always a table');
  return found;
}

/** Says where a known key in the wrong table belongs. */
const withHints =
  (report: Report): Report =>
  (code, args, path) => {
    const [only, another] = code === 'config/unknown-key' ? keysNamed(path.at(-1) ?? '') : [];
    const isHinted = 'nearest' in args && args.nearest !== undefined;
    const isClear = only !== undefined && another === undefined && !isHinted;
    report(code, isClear ? { ...args, nearest: only } : args, path);
  };

/** mdBook's five tables as plain data, for plugins. */
function tablesOf(table: TomlTable): ConfigTables {
  const plain = (name: string): ConfigTables['book'] => {
    const value = valueAt(table, [name]);
    return isTable(value) ? plainTableOf(value) : {};
  };
  return {
    book: plain('book'),
    build: plain('build'),
    rust: plain('rust'),
    output: plain('output'),
    preprocessor: plain('preprocessor'),
  };
}
