// Plugins and a book's settings -> the hooks of the plugins that are on, loaded with their options.
import type { Config } from './config/config.ts';

/** A plugin that changes how chapters are read. */
export interface HookedPlugin<Hooks> {
  readonly name: string;
  /** Imports the hooks; called only for books in which the plugin is on, when one of their chapters has to be read. */
  loadHooks?(): Promise<Hooks>;
}

/** The hooks of a plugin that is on. */
export interface ActiveHooks<Hooks> {
  readonly hooks: Hooks;
  readonly options: unknown;
}

/** The options of the plugins that change chapters in this book, by name: a chapter is read again when these change. */
export const hookOptions = (
  plugins: readonly HookedPlugin<unknown>[],
  config: Pick<Config, 'plugins'>,
): Config['plugins'] =>
  Object.fromEntries(
    plugins
      .filter((plugin) => 'loadHooks' in plugin)
      .flatMap(({ name }) => (config.plugins[name] === undefined ? [] : [[name, config.plugins[name]]])),
  );

/** In the order of the list. `options` are those of {@link hookOptions}. */
export async function loadActiveHooks<Hooks>(
  plugins: readonly HookedPlugin<Hooks>[],
  options: Config['plugins'],
): Promise<readonly ActiveHooks<Hooks>[]> {
  const loaded = plugins.map(async (plugin): Promise<readonly ActiveHooks<Hooks>[]> => {
    const own = options[plugin.name];
    const hooks = own === undefined ? undefined : await plugin.loadHooks?.();
    return hooks === undefined ? [] : [{ hooks, options: own }];
  });
  return (await Promise.all(loaded)).flat();
}
