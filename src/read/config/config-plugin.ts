// The part of a plugin that concerns book.toml: the tables it answers to, their keys, and what they set.
import type { Config } from './config.ts';
import type { Kind } from './keys/field.ts';

/** A table by its path in book.toml. */
export type PluginTable = `preprocessor.${string}` | `output.${string}`;

/** True when something is written for the key of `[build-book]` at `path`: then no other table has a say in it. */
export type IsSet = (...path: readonly string[]) => boolean;

/**
 * `Table` is what the plugin's table in book.toml comes to, `Options` what the plugin's other hooks are given. Both are
 * plain data, since they become part of cache keys.
 */
export interface ConfigPlugin<Table = unknown, Options = Table> {
  /** Its table is `[preprocessor.NAME]`, unless `tables` says otherwise. */
  readonly name: string;
  /** The tables it answers to. If a book has several, the last one wins. */
  readonly tables?: readonly PluginTable[];
  /** What it does, for the settings reference and the schema. Default: the work of `mdbook-NAME`. */
  readonly about?: string;
  /** The keys of its table: `pluginKeys({ ... })`, or `noKeys`. */
  readonly keys: Kind<Table>;
  /** What of the mdBook plugin of the same name a book no longer needs. */
  readonly replaces?: ReplacedPlugin;
  /** Keys of its table while sources are being edited, when nothing may be hidden. */
  readonly whileEditing?: Readonly<Record<string, boolean>>;
  /** Its step in the order of preprocessors takes hidden parts out of the text that later programs are given. */
  readonly hides?: true;
  /** The settings with what the table changes in them. Called only for a book with the table. */
  settings?(config: Config, table: Table, isSet: IsSet): Config;
  /**
   * What the plugin's other hooks are given; absent when the plugin is off, and then none of them is called. Without
   * this method the table itself. A plugin that other settings turn on as well looks at them here.
   */
  options?(config: Config, table: Table | undefined): Options | undefined;
}

/** What an mdBook plugin brings that is of no use here. */
export interface ReplacedPlugin {
  /** Names of the files that it installs for `additional-css` and `additional-js`. */
  readonly files?: RegExp;
  /** Tables of `[output]` that it asked for, `NAME` of `[output.NAME]`; accepted without effect. */
  readonly outputs?: readonly string[];
  /** What the plugin does is always done here, so its table can go too. */
  readonly table?: true;
  /** The command that does its work; `build-book` when absent. */
  readonly by?: string;
}

/** The `NAME` of each `[preprocessor.NAME]`, or of each `[output.NAME]`, that plugins answer to, with the plugin. */
export const tablesIn = (
  group: 'preprocessor' | 'output',
  plugins: readonly ConfigPlugin[],
): ReadonlyMap<string, ConfigPlugin> =>
  new Map(
    plugins.flatMap((plugin) =>
      pathsOf(plugin)
        .filter((path) => path.startsWith(`${group}.`))
        .map((path) => [path.slice(group.length + 1), plugin] as const),
    ),
  );

/** Tables by path, as they were read. */
export type ReadTables = ReadonlyMap<string, unknown>;

/** The settings after each plugin has had its say, in the order of the list. */
export function withPlugins(
  config: Config,
  plugins: readonly ConfigPlugin[],
  { tables, isSet }: { readonly tables: ReadTables; readonly isSet: IsSet },
): Config {
  const tableOf = (plugin: ConfigPlugin): unknown =>
    pathsOf(plugin)
      .map((path) => tables.get(path))
      .findLast((table) => table !== undefined);
  const after = plugins.reduce((settings, plugin) => {
    const table = tableOf(plugin);
    return table === undefined ? settings : (plugin.settings?.(settings, table, isSet) ?? settings);
  }, config);
  const options = plugins.flatMap((plugin): [string, unknown][] => {
    const table = tableOf(plugin);
    const found = plugin.options ? plugin.options(after, table) : table;
    return found === undefined ? [] : [[plugin.name, found]];
  });
  return { ...after, plugins: Object.fromEntries(options) };
}

const pathsOf = ({ name, tables }: ConfigPlugin): readonly PluginTable[] =>
  tables ?? [`preprocessor.${name}`];

/** The settings with changes in `[build-book]`. */
export const withBuildBook = (config: Config, changes: Partial<Config['buildBook']>): Config => ({
  ...config,
  buildBook: { ...config.buildBook, ...changes },
});

/** The settings with changes in what only plugins set. */
export const withFeatures = (config: Config, changes: Partial<Config['features']>): Config => ({
  ...config,
  features: { ...config.features, ...changes },
});
