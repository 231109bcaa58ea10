// A file that `additional-css` or `-js` names -> the plugin that installs it, when build-book does the work of that plugin.
import type { Config } from './config.ts';

/** What plugins call their files. */
const INSTALLED: readonly (readonly [plugin: string, name: RegExp])[] = [
  ['admonish', /^mdbook-admonish(?:-custom)?\.css$/],
  ['mermaid', /^mermaid(?:-init)?(?:\.min)?\.js$/],
  ['pagetoc', /^pagetoc\.(?:css|js)$/],
  ['tabs', /^tabs\.(?:css|js)$/],
  ['last-changed', /^last-changed\.css$/],
  ['alerts', /^(?:mdbook-)?alerts?\.css$/],
  ['katex', /^katex(?:\.min)?\.(?:css|js)$/],
];

/** The plugin, of which the book has the table; absent for a file of the book's own, and where the plugin's program runs. */
export function pluginOf(file: string, { preprocessors }: Config): string | undefined {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const plugin = INSTALLED.find(([, pattern]) => pattern.test(name))?.[0];
  return preprocessors.some((table) => table.name === plugin && table.native) ? plugin : undefined;
}
