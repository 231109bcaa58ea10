// Plugins with their options -> the same with their hooks, as chapters are read with them.
import type { Plugin } from '../../src/plugins/plugin.ts';
import { type LoadedPlugins, loadChapterPlugins } from '../../src/scan/chapter-hooks.ts';

/** In the order given, each with what its hooks are given. */
export const loaded = (...plugins: readonly (readonly [Plugin, unknown])[]): Promise<LoadedPlugins> =>
  loadChapterPlugins(
    plugins.map(([plugin]) => plugin),
    Object.fromEntries(plugins.map(([{ name }, options]) => [name, options])),
  );
