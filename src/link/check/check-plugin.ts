// The part of a plugin that checks the linked book.
import type { BookFiles } from '../../core/book-files.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { locateInConfig } from '../../read/config/config-locations.ts';
import type { Config } from '../../read/config/config.ts';
import type { LinkedBook } from '../linked-book.ts';

export interface CheckPlugin<Options = unknown> {
  readonly name: string;
  /**
   * Reports problems that concern the plugin, in every build. Diagnostics about keys of
   * book.toml need no place: they get that of their key.
   */
  check?(book: CheckInput, options: Options): readonly Diagnostic[];
}

/** What plugins may look at. */
export interface CheckInput extends Pick<LinkedBook, 'index'> {
  readonly config: Config;
  readonly files: Pick<BookFiles, 'read' | 'exists'>;
}

/** What the plugins that are on report, in the order of the list. */
export function diagnosePlugins(
  { config, files, index }: LinkedBook,
  plugins: readonly CheckPlugin[],
): readonly Diagnostic[] {
  const found = plugins.flatMap((plugin) => {
    const options = config.plugins[plugin.name];
    return options === undefined ? [] : (plugin.check?.({ config, files, index }, options) ?? []);
  });
  return locateInConfig(found, files);
}
