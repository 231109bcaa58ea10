// `[output]` and `[preprocessor]`: the tables declared in them, and what those of well-known plugins mean.
import type { OutputTable, PreprocessorTable } from '../config.ts';
import type { HtmlConfig } from '../html-config.ts';
import type { LinkcheckConfig, NativeConfig } from '../native-config.ts';
import { entryOf, isTable, type TomlTable, type TomlValue } from '../toml/value.ts';
import { type AnyField, inside, type Kind, type Place, refuse, section } from './field.ts';
import { htmlTable } from './html-keys.ts';
import { nativeTables } from './native-keys.ts';
import {
  type NamedTable,
  outputTable,
  preprocessorTable,
  readOutput,
  readPreprocessor,
} from './plugin-keys.ts';

/** What the tables of `[output]` say. */
export interface WrittenOutputs {
  readonly html: HtmlConfig;
  readonly linkcheck?: LinkcheckConfig;
  readonly tables: readonly OutputTable[];
}

/** What the tables of `[preprocessor]` say. */
export interface WrittenPreprocessors {
  readonly native: NativeConfig;
  readonly tables: readonly PreprocessorTable[];
}

/** The preprocessor that each property of {@link NativeConfig} is read from. */
const NATIVE_NAMES: { readonly [Name in keyof NativeConfig]-?: string } = {
  private: 'private',
  scrub: 'scrub',
  indexing: 'indexing',
  admonish: 'admonish',
  alerts: 'alerts',
  mermaid: 'mermaid',
  katex: 'katex',
  toc: 'toc',
  pagetoc: 'pagetoc',
  footnote: 'footnote',
  tabs: 'tabs',
  variables: 'variables',
  lastChanged: 'last-changed',
  openOnGh: 'open-on-gh',
  linkcheck: 'linkcheck',
};

const anyName = ([name, kind]: readonly [string, Kind<unknown>]): [string, AnyField] => [
  name,
  { kind, about: `What \`mdbook-${name}\` does, done by build-book.`, example: '{}' },
];

const htmlDefaults: HtmlConfig = section(htmlTable, '').fallback;

const outputFields: ReadonlyMap<string, AnyField> = new Map([
  ['html', { kind: htmlTable, about: 'The site.', example: '{}' }],
  anyName(['linkcheck', nativeTables.linkcheck]),
  anyName(['linkcheck2', nativeTables.linkcheck]),
]);

/** `[output]`: each table in it. */
export const outputs: Kind<WrittenOutputs> = {
  expected: 'a table of tables',
  schema: tablesSchema(outputFields, outputTable),
  fields: outputFields,
  read: (value, place) => {
    const named = namedTables(value, place);
    if (named === undefined) return undefined;
    const html = htmlTable.read(tableNamed(named, 'html'), inside(place, 'html'));
    const tables = named.map((table) => readOutput(table, place));
    const checks = ['linkcheck2', 'linkcheck'].flatMap((name) =>
      tables.some((table) => table.name === name && table.native)
        ? readCheck(named, inside(place, name))
        : [],
    );
    return { linkcheck: checks[0], html: html ?? htmlDefaults, tables };
  },
};

const preprocessorFields: ReadonlyMap<string, AnyField> = new Map(
  Object.entries(NATIVE_NAMES).map(([property, name]) =>
    anyName([name, nativeTables[property as keyof NativeConfig]]),
  ),
);

/** `[preprocessor]`: each table in it. */
export const preprocessors: Kind<WrittenPreprocessors> = {
  expected: 'a table of tables',
  schema: tablesSchema(preprocessorFields, preprocessorTable),
  fields: preprocessorFields,
  read: (value, place) => {
    const named = namedTables(value, place);
    if (named === undefined) return undefined;
    const tables = named.map((table) => readPreprocessor(table, place));
    const entries = Object.entries(NATIVE_NAMES).flatMap(([property, name]): [string, unknown][] => {
      if (!tables.some((table) => table.name === name && table.native)) return [];
      const kind: Kind<unknown> = nativeTables[property as keyof NativeConfig];
      return [[property, kind.read(tableNamed(named, name), inside(place, name))]];
    });
    // Each property was read by its own kind.
    return { native: Object.fromEntries(entries), tables };
  },
};

/** The tables in `value`, sorted by name as mdBook has them; what is no table is reported. */
function namedTables(value: TomlValue, place: Place): readonly NamedTable[] | undefined {
  if (!isTable(value)) {
    refuse(place, 'a table of tables', value);
    return undefined;
  }
  return Object.keys(value)
    .sort()
    .flatMap((name): NamedTable[] => {
      const table = entryOf(value, name) ?? {};
      if (isTable(table)) return [{ name, table }];
      refuse(inside(place, name), 'a table', table);
      return [];
    });
}

function tableNamed(tables: readonly NamedTable[], name: string): TomlTable {
  return tables.find((each) => each.name === name)?.table ?? {};
}

function readCheck(tables: readonly NamedTable[], place: Place): readonly LinkcheckConfig[] {
  const named = tables.find(({ name }) => name === place.path.at(-1));
  const found = named && nativeTables.linkcheck.read(named.table, place);
  return found === undefined ? [] : [found];
}

function tablesSchema(fields: ReadonlyMap<string, AnyField>, others: Kind<unknown>): Kind<unknown>['schema'] {
  return {
    type: 'object',
    properties: Object.fromEntries([...fields].map(([name, { kind }]) => [name, kind.schema])),
    additionalProperties: { ...others.schema, additionalProperties: true },
  };
}
