// Reads the static settings of a GitBook or HonKit book from its book.json.
import { type Diagnostic, diagnose, type Location } from '../../../core/diagnostic.ts';
import { type BookPath, bookPath, leavesRoot } from '../../../core/path.ts';
import type { GitBookConfig } from '../feature-config.ts';
import type { Setting } from '../input/environment.ts';
import type { ConfigSource } from '../toml/read.ts';
import { foundOf, isTable, plainOf, type TomlTable, type TomlValue, valueAt } from '../toml/value.ts';

/** What a settings file of GitBook says; `settings` are keys of book.toml. */
export interface GitBookSettings {
  readonly settings: readonly Setting[];
  readonly gitbook: GitBookConfig;
  /** The source folder; absent when `root` isn't set. */
  readonly root?: BookPath;
  readonly diagnostics: readonly Diagnostic[];
  /** True when the file can't be parsed. */
  readonly fatal: boolean;
}

/** The settings of a GitBook book without a book.json. */
export const gitbookDefaults: GitBookConfig = {
  readme: 'README.md',
  summary: 'SUMMARY.md',
  glossary: 'GLOSSARY.md',
  variables: {},
  links: [],
};

/** Reads book.json; never throws. */
export function readBookJson(source: ConfigSource): GitBookSettings {
  const read = parseTable(source);
  if ('reason' in read) {
    const { reason, at = 0 } = read;
    const span = { start: Math.min(at, source.text.length), end: Math.min(at + 1, source.text.length) };
    const diagnostics = [
      diagnose('gitbook/syntax', { language: 'JSON', reason }, { file: source.path, span }),
    ];
    return { settings: [], gitbook: gitbookDefaults, diagnostics, fatal: true };
  }
  const json = read.table;
  const reader = createReader(source, json);
  const { text } = reader;
  const root = text('root');
  const gitbook: GitBookConfig = {
    readme: text('structure', 'readme') ?? gitbookDefaults.readme,
    summary: text('structure', 'summary') ?? gitbookDefaults.summary,
    glossary: text('structure', 'glossary') ?? gitbookDefaults.glossary,
    variables: flatten(reader.table('variables')),
    links: Object.entries(reader.table('links', 'sidebar')).flatMap(([title, url]) =>
      typeof url === 'string' && url !== '' ? [{ title, url }] : [],
    ),
  };
  return {
    settings: settingsOf(reader),
    gitbook,
    ...(root === undefined ? {} : { root: folderIn(root) }),
    diagnostics: [...reader.diagnostics, ...withoutEffect(source, json)],
    fatal: false,
  };
}

function settingsOf({ text, json }: Reader): readonly Setting[] {
  const author = valueAt(json, ['author']);
  const found: readonly (readonly [path: readonly string[], value: TomlValue | undefined])[] = [
    [['book', 'title'], text('title')],
    [['book', 'description'], text('description')],
    [['book', 'language'], text('language')],
    [['book', 'text-direction'], directionOf(text('direction'))],
    [['book', 'authors'], typeof author === 'string' ? [author] : undefined],
  ];
  return found.flatMap(([path, value]): Setting[] => (value === undefined ? [] : [{ path, value }]));
}

const directionOf = (written: string | undefined): string | undefined =>
  written === 'rtl' || written === 'ltr' ? written : undefined;

/** A root that leaves the book is the book's own folder. */
export function folderIn(root: string): BookPath {
  const folder = bookPath(root.replace(/^\/+/, ''));
  return leavesRoot(folder) ? bookPath('') : folder;
}

/** Keys that are read, or that say nothing about pages. */
const READ: ReadonlySet<string> = new Set(
  'title description language direction author root structure variables links plugins gitbook isbn $schema'.split(
    ' ',
  ),
);

/** GitBook's own plugins, whose work is always done here. */
const BUILT_IN: ReadonlySet<string> = new Set([
  'highlight',
  'search',
  'lunr',
  'fontsettings',
  'theme-default',
]);

function withoutEffect(source: ConfigSource, json: TomlTable): readonly Diagnostic[] {
  const plugins = pluginsOf(json).filter((name) => !BUILT_IN.has(name));
  // Settings of plugins go with their plugins.
  const keys = Object.keys(json).filter((key) => !READ.has(key) && key !== 'pluginsConfig');
  const more = Object.keys(tableAt(json, ['links'])).filter((key) => key !== 'sidebar' && key !== 'gitbook');
  const all = [...keys, ...more.map((key) => `links.${key}`)];
  return [
    ...(plugins.length === 0 ? [] : [diagnose('gitbook/plugins', { plugins }, placeOf(source, 'plugins'))]),
    ...(all.length === 0
      ? []
      : [diagnose('gitbook/no-effect', { file: source.path, keys: all }, placeOf(source, all[0]))]),
  ];
}

/** The plugins that a book asks for, without versions and without those that it turns off. */
function pluginsOf(json: TomlTable): readonly string[] {
  const written = valueAt(json, ['plugins']);
  const list = typeof written === 'string' ? written.split(',') : Array.isArray(written) ? written : [];
  return list
    .filter((item: unknown): item is string => typeof item === 'string')
    .map((item) => item.trim().replace(/(.)@.*$/, '$1'))
    .filter((name) => name !== '' && !name.startsWith('-'));
}

interface Reader {
  readonly json: TomlTable;
  /** A string; absent when there is none, which is reported if the value is something else. */
  readonly text: (...path: readonly string[]) => string | undefined;
  readonly table: (...path: readonly string[]) => TomlTable;
  readonly diagnostics: readonly Diagnostic[];
}

function createReader(source: ConfigSource, json: TomlTable): Reader {
  const diagnostics: Diagnostic[] = [];
  const text: Reader['text'] = (...path) => {
    const value = valueAt(json, path);
    if (value === undefined || typeof value === 'string') return value === '' ? undefined : value;
    const args = { key: path.join('.'), expected: 'a string', found: foundOf(value) };
    diagnostics.push(diagnose('config/wrong-type', args, placeOf(source, path.at(-1))));
    return undefined;
  };
  return { json, text, table: (...path) => tableAt(json, path), diagnostics };
}

const tableAt = (json: TomlTable, path: readonly string[]): TomlTable => {
  const value = valueAt(json, path);
  return isTable(value) ? value : {};
};

/** Nested variables by their path: `{ a: { b: 1 } }` is `a.b`. */
function flatten(table: TomlTable, start = ''): Readonly<Record<string, string>> {
  const entries = Object.entries(table).flatMap(([name, value]): [string, string][] => {
    const path = start + name;
    if (isTable(value)) return Object.entries(flatten(value, `${path}.`));
    const text = typeof value === 'string' ? value : JSON.stringify(plainOf(value));
    return [[path, text]];
  });
  return Object.fromEntries(entries);
}

interface NotSettings {
  readonly reason: string;
  /** Offset of the fault; absent when it is unknown. */
  readonly at?: number;
}

/** The file's object, or why there is none. The parser's own words differ between versions of Node. */
function parseTable({ text }: ConfigSource): { readonly table: TomlTable } | NotSettings {
  try {
    const json = dropNulls(JSON.parse(text));
    return isTable(json) ? { table: json } : { reason: 'the settings must be an object, `{ ... }`' };
  } catch (error) {
    const [, at] = /position (\d+)/.exec(error instanceof Error ? error.message : '') ?? [];
    return {
      reason: 'a comma, quote or bracket is missing or wrong',
      ...(at === undefined ? {} : { at: Number(at) }),
    };
  }
}

/** JSON as TOML's values; `null` counts as not set. */
function dropNulls(json: unknown): TomlValue | undefined {
  if (typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean') return json;
  if (Array.isArray(json)) return json.map(dropNulls).filter((item) => item !== undefined);
  if (typeof json !== 'object' || json === null) return undefined;
  const entries = Object.entries(json).flatMap(([key, inner]): [string, TomlValue][] => {
    const value = dropNulls(inner);
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(entries);
}

/** The first place of a key, or the start of the file. */
function placeOf({ path, text }: ConfigSource, key = ''): Location {
  const name = JSON.stringify(key.split('.').at(-1));
  const start = text.indexOf(name);
  const span =
    start === -1 ? { start: 0, end: Math.min(1, text.length) } : { start, end: start + name.length };
  return { file: path, span };
}
