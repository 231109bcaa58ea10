// `[preprocessor.gettext]`: translates the book with the messages of `po/LANGUAGE.po`, like mdbook-gettext.
import { posix } from 'node:path';
import { bookPath, type BookPath } from '../../core/path.ts';
import { withFeatures } from '../../read/config/config-plugin.ts';
import type { Config } from '../../read/config/config.ts';
import { path } from '../../read/config/keys/kinds.ts';
import { pluginKeys } from '../../read/config/keys/plugin-table.ts';
import type { Plugin } from '../plugin.ts';

export interface GettextTable {
  readonly poDir: BookPath;
}

export interface GettextOptions {
  /** The folder of the catalogs. */
  readonly folder: BookPath;
  /** The catalog of the book's language. */
  readonly catalog: BookPath;
}

const keys = pluginKeys<GettextTable>({
  poDir: {
    kind: path,
    fallback: bookPath('po'),
    about: 'The folder of the catalogs, `LANGUAGE.po`, relative to the book’s root.',
    example: '"translations"',
  },
});

/** The catalog of a language: `po/de.po`. */
export const catalogPath = (folder: BookPath, language: string): BookPath =>
  bookPath(posix.join(folder, `${language}.po`));

export const gettext: Plugin<GettextTable, GettextOptions> = {
  name: 'gettext',
  about: 'Translates the book with the catalog of its language, in place of `mdbook-gettext`.',
  keys,
  settings: (config, table) =>
    withFeatures(config, { translation: { catalog: catalogPath(table.poDir, config.book.language) } }),
  options: ({ book }, table) =>
    table === undefined
      ? undefined
      : { folder: table.poDir, catalog: catalogPath(table.poDir, book.language) },
  loadBookHooks: async () => (await import('./translate-book.ts')).translationHooks,
};

/** The folder of the catalogs, also of a book that isn't translated yet. */
export const catalogFolder = ({ plugins }: Pick<Config, 'plugins'>): BookPath =>
  (plugins[gettext.name] as GettextOptions | undefined)?.folder ?? bookPath('po');

/** Whether the book has a table for translations, with a catalog of its own language or without. */
export const isTranslated = ({ plugins }: Pick<Config, 'plugins'>): boolean => gettext.name in plugins;
