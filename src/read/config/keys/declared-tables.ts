// `[output]` and `[preprocessor]`: their tables and those of built-in plugins.
import type { OutputTable, PreprocessorTable } from '../config.ts';
import { type ConfigPlugin, type ReadTables, tablesIn } from '../config-plugin.ts';
import type { HtmlConfig } from '../html-config.ts';
import { entryOf, isTable, type TomlTable, type TomlValue } from '../toml/value.ts';
import { type AnyField, inside, type Kind, type ValueContext, reportWrongType, section } from './field.ts';
import { htmlTable } from './html-keys.ts';
import {
  type NamedTable,
  outputTable,
  preprocessorTable,
  readOutput,
  readPreprocessor,
} from './plugin-keys.ts';

/** Parsed tables of `[output]`. */
export interface WrittenOutputs {
  readonly html: HtmlConfig;
  readonly tables: readonly OutputTable[];
  /** Those of plugins, by their paths: `output.NAME`. */
  readonly plugins: ReadTables;
}

/** Parsed tables of `[preprocessor]`. */
export interface WrittenPreprocessors {
  readonly tables: readonly PreprocessorTable[];
  /** Those of plugins, by their paths: `preprocessor.NAME`. */
  readonly plugins: ReadTables;
}

const htmlDefaults: HtmlConfig = section(htmlTable, '').fallback;

/** mdBook's own preprocessors, which have no options. */
const BUILT_IN_PREPROCESSORS: readonly string[] = ['links', 'index'];

/** Kind of `[output]`. */
export function outputs(plugins: readonly ConfigPlugin[]): Kind<WrittenOutputs> {
  const pluginTables = tablesIn('output', plugins);
  const emptyTables = plugins.flatMap(({ replaces }) => replaces?.outputs ?? []);
  const builtIn = new Set(['html', ...pluginTables.keys(), ...emptyTables]);
  const html: AnyField = { kind: htmlTable, about: 'The website.', example: '{}' };
  const fields = new Map([['html', html], ...pluginFields(pluginTables)]);
  return {
    expected: 'a table of tables',
    schema: tablesSchema(fields, outputTable),
    fields,
    read: (value, place) => {
      const named = namedTables(value, place);
      if (named === undefined) return undefined;
      const tables = named.map((table) => readOutput(table, place, builtIn));
      return {
        html: htmlTable.read(tableNamed(named, 'html'), inside(place, 'html')) ?? htmlDefaults,
        tables,
        plugins: readTables({ named, tables, place }, pluginTables),
      };
    },
  };
}

/** Kind of `[preprocessor]`. */
export function preprocessors(plugins: readonly ConfigPlugin[]): Kind<WrittenPreprocessors> {
  const pluginTables = tablesIn('preprocessor', plugins);
  const builtIn = new Set([...BUILT_IN_PREPROCESSORS, ...pluginTables.keys()]);
  const fields = new Map(pluginFields(pluginTables));
  return {
    expected: 'a table of tables',
    schema: tablesSchema(fields, preprocessorTable),
    fields,
    read: (value, place) => {
      const named = namedTables(value, place);
      if (named === undefined) return undefined;
      const tables = named.map((table) => readPreprocessor(table, place, builtIn));
      return { tables, plugins: readTables({ named, tables, place }, pluginTables) };
    },
  };
}

const pluginFields = (plugins: ReadonlyMap<string, ConfigPlugin>): readonly [string, AnyField][] =>
  [...plugins].map(([name, { keys, about }]) => [
    name,
    { kind: keys, about: about ?? `Replaces \`mdbook-${name}\`.`, example: '{}' },
  ]);

interface Declared {
  readonly named: readonly NamedTable[];
  readonly tables: readonly (OutputTable | PreprocessorTable)[];
  readonly place: ValueContext;
}

/** Tables of built-in plugins; a table that runs a program of its own is skipped. */
function readTables(
  { named, tables, place }: Declared,
  plugins: ReadonlyMap<string, ConfigPlugin>,
): ReadTables {
  const found = new Map<string, unknown>();
  for (const { name, native } of tables) {
    const keys = native ? plugins.get(name)?.keys : undefined;
    const at = inside(place, name);
    if (keys) found.set(at.path.join('.'), keys.read(tableNamed(named, name), at));
  }
  return found;
}

/** The tables in `value`, sorted by name as in mdBook; other values are reported. */
function namedTables(value: TomlValue, place: ValueContext): readonly NamedTable[] | undefined {
  if (!isTable(value)) {
    reportWrongType(place, 'a table of tables', value);
    return undefined;
  }
  return Object.keys(value)
    .sort()
    .flatMap((name): NamedTable[] => {
      const table = entryOf(value, name) ?? {};
      if (isTable(table)) return [{ name, table }];
      reportWrongType(inside(place, name), 'a table', table);
      return [];
    });
}

function tableNamed(tables: readonly NamedTable[], name: string): TomlTable {
  return tables.find((each) => each.name === name)?.table ?? {};
}

function tablesSchema(fields: ReadonlyMap<string, AnyField>, others: Kind<unknown>): Kind<unknown>['schema'] {
  return {
    type: 'object',
    properties: Object.fromEntries([...fields].map(([name, { kind }]) => [name, kind.schema])),
    additionalProperties: { ...others.schema, additionalProperties: true },
  };
}
