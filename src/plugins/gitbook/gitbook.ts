// Books of GitBook and HonKit: template tags in chapters. On for books without a book.toml that are laid out as theirs.
import { noKeys } from '../../read/config/keys/plugin-table.ts';
import type { Plugin } from '../plugin.ts';

export interface GitBookOptions {
  /** Text for `{{ book.NAME }}`. */
  readonly variables: Readonly<Record<string, string>>;
}

export const gitbook: Plugin<true, GitBookOptions> = {
  name: 'gitbook',
  tables: [],
  keys: noKeys,
  options: ({ features }) => features.gitbook && { variables: features.gitbook.variables },
  loadHooks: async () => (await import('./template-tags.ts')).gitbookHooks,
};
