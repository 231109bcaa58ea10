// Reads a book's settings, for commands that do not build it.
import { textIn } from '../core/book-files.ts';
import type { Environment } from '../core/build-mode.ts';
import type { Config } from '../read/config/config.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { bookPath } from '../core/path.ts';
import type { TextOf } from '../report/position.ts';

export interface BookConfigRead {
  readonly config: Config;
  readonly diagnostics: readonly Diagnostic[];
  readonly textOf: TextOf;
  /** Whether book.toml or the environment names the folder of the sources. */
  readonly namesSources: boolean;
}

/** The settings of book.toml and the environment; the defaults if there is no book.toml. */
export async function readBookConfig(
  root: string,
  environment: Environment,
  { restrict }: { readonly restrict: boolean } = { restrict: false },
): Promise<BookConfigRead> {
  const [{ parseConfig }, { builtInTables }, { createStatCache }, { diskFiles }] = await Promise.all([
    import('../read/config/parse-config.ts'),
    import('../plugins/plugins.ts'),
    import('../disk/sources/stat-cache.ts'),
    import('../disk/sources/disk-files.ts'),
  ]);
  const files = diskFiles(root, createStatCache(), { restrict });
  const source = files.read(bookPath('book.toml'));
  const { value, diagnostics, namesSources } = parseConfig({
    source,
    environment,
    overrides: restrict ? { restrict } : {},
    exists: files.exists,
    read: files.read,
    plugins: builtInTables,
  });
  return { config: value, diagnostics, textOf: textIn(files), namesSources };
}
