// A file that `additional-css` or `additional-js` names -> the plugin that installs it, where build-book does the work of that plugin.
import type { Config } from './config.ts';
import { type ConfigPlugin, tablesIn } from './config-plugin.ts';

/** The plugin's name; absent for a file of the book's own, and where the plugin's program runs. */
export function pluginOf(
  file: string,
  { preprocessors }: Config,
  plugins: readonly ConfigPlugin[],
): string | undefined {
  const base = file.slice(file.lastIndexOf('/') + 1);
  const found = [...tablesIn('preprocessor', plugins)].find(([, { replaces }]) =>
    replaces?.files?.test(base),
  );
  const name = found?.[0];
  return preprocessors.some((table) => table.name === name && table.native) ? name : undefined;
}
