// `[preprocessor.footnote]`: footnotes written where they are used.
import { withFeatures } from '../../read/config/config-plugin.ts';
import { noKeys } from '../../read/config/keys/plugin-table.ts';
import type { Plugin } from '../plugin.ts';

export const footnote: Plugin<true> = {
  name: 'footnote',
  keys: noKeys,
  settings: (config) => withFeatures(config, { inlineFootnotes: true }),
  loadHooks: async () => (await import('./long-notes.ts')).footnoteHooks,
};
