// Reads `additional-css` and `additional-js` as theme assets.
import type { Config } from '../../read/config/config.ts';
import type { ConfigPlugin } from '../../read/config/config-plugin.ts';
import { pluginOf } from '../../read/config/plugin-files.ts';
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import type { NoSource } from '../../core/source.ts';
import type { AssetFile } from './theme-files.ts';
import type { BookFiles } from '../../core/book-files.ts';

/** What is there, but can't be read. */
const UNREADABLE: ReadonlySet<NoSource['why']> = new Set([
  'forbidden',
  'unreadable',
  'too-large',
  'restricted',
]);

/**
 * The files of both settings; reports files that can't be read. Scripts of a plugin that build-book replaces are left out:
 * two libraries that draw the same diagrams read each other's drawings.
 */
export function additionalFiles(
  config: Config,
  files: BookFiles,
  plugins: readonly ConfigPlugin[],
): Outcome<readonly AssetFile[]> {
  const { html } = config;
  const diagnostics: Diagnostic[] = [];
  const named = [
    ...html.additionalCss.map((path) => ({ path, key: 'output.html.additional-css' })),
    ...html.additionalJs.map((path) => ({ path, key: 'output.html.additional-js' })),
  ];
  const value = named.flatMap(({ path, key }): AssetFile[] => {
    const plugin = pluginOf(path, config, plugins);
    if (plugin !== undefined && (path.endsWith('.js') || !files.exists(path))) {
      diagnostics.push(diagnose('config/plugin-file', { path, key, plugin }));
      return [];
    }
    const source = files.read(path);
    if (source.kind === 'file') return [{ name: path, by: path, content: source.text, source: path }];
    const bytes = source.why === 'not-utf8' ? files.bytes(path) : undefined;
    if (bytes !== undefined) return [{ name: path, by: path, content: bytes }];
    if (UNREADABLE.has(source.why)) {
      diagnostics.push(diagnose('file/unreadable', { path, why: source.why }));
      return [];
    }
    diagnostics.push(diagnose('theme/no-such-asset', { path, key }));
    return [];
  });
  return { value, diagnostics };
}
