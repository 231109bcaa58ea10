// `[preprocessor.private]`: private comments, and chapters whose file name starts with a prefix.
import { withFeatures } from '../../read/config/config-plugin.ts';
import { flag, text } from '../../read/config/keys/kinds.ts';
import { pluginKeys } from '../../read/config/keys/plugin-table.ts';
import type { Plugin } from '../plugin.ts';
import type { PrivateOptions } from './private-comments.ts';

/** Keys for `<!--private ... -->` blocks and for chapters whose file name starts with `chapterPrefix`. */
export interface PrivateTable {
  /** Removes blocks and chapters; otherwise they are shown. */
  readonly remove: boolean;
  /** Shows a block as a quote with `notice`; otherwise without markup. */
  readonly style: boolean;
  readonly notice: string;
  readonly chapterPrefix: string;
}

const keys = pluginKeys<PrivateTable>({
  remove: {
    kind: flag,
    fallback: false,
    about:
      'Removes private content: `<!--private -->` blocks, and chapters whose file name starts with `chapter-prefix`.',
    example: 'true',
  },
  style: {
    kind: flag,
    fallback: true,
    about: 'Shows private blocks as a quote with a notice.',
    example: 'false',
  },
  notice: {
    kind: text,
    fallback: 'CONFIDENTIAL',
    about: 'The notice on private blocks.',
    example: '"WORK IN PROGRESS"',
  },
  chapterPrefix: {
    kind: text,
    fallback: '_',
    about: 'The prefix of private chapters’ file names.',
    example: '"private-"',
  },
});

export const privateParts: Plugin<PrivateTable, PrivateOptions> = {
  name: 'private',
  keys,
  hides: true,
  whileEditing: { remove: false },
  settings: (config, { remove, chapterPrefix }) =>
    remove && chapterPrefix !== '' ? withFeatures(config, { hiddenChapters: chapterPrefix }) : config,
  options: (_, table) => table && { remove: table.remove, style: table.style, notice: table.notice },
  loadHooks: async () => (await import('./private-comments.ts')).privateHooks,
};
