// `[preprocessor.gettext]`: translates the book with the messages of `po/LANGUAGE.po`, like mdbook-gettext.
import { posix } from 'node:path';
import { bookPath, type BookPath } from '../../core/path.ts';
import { withFeatures } from '../../read/config/config-plugin.ts';
import { path } from '../../read/config/keys/kinds.ts';
import { pluginKeys } from '../../read/config/keys/plugin-table.ts';
import type { Plugin } from '../plugin.ts';

export interface GettextTable {
  readonly poDir: BookPath;
}

export interface GettextOptions {
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

const catalogOf = ({ poDir }: GettextTable, language: string): BookPath =>
  bookPath(posix.join(poDir, `${language}.po`));

export const gettext: Plugin<GettextTable, GettextOptions> = {
  name: 'gettext',
  about: 'Translates the book with the catalog of its language, in place of `mdbook-gettext`.',
  keys,
  settings: (config, table) =>
    withFeatures(config, { translation: { catalog: catalogOf(table, config.book.language) } }),
  options: ({ book }, table) =>
    table === undefined ? undefined : { catalog: catalogOf(table, book.language) },
  loadBookHooks: async () => (await import('./translate-book.ts')).translationHooks,
};
