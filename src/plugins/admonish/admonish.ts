// `[preprocessor.admonish]`: fences named `admonish` are boxes.
import type { Plugin } from '../plugin.ts';
import { type AdmonishTable, admonishKeys } from './admonish-table.ts';

export const admonish: Plugin<AdmonishTable> = {
  name: 'admonish',
  keys: admonishKeys,
  replaces: { files: /^mdbook-admonish(?:-custom)?\.css$/ },
  ownFences: ['admonish'],
  loadHooks: async () => (await import('./admonish-blocks.ts')).admonishHooks,
};
