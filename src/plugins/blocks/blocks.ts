// Blocks of product pages: containers around lists, such as `:::cards`, and links and texts with `{.button}` or `{.badge}`.
import { noKeys } from '../../read/config/keys/plugin-table.ts';
import type { Plugin } from '../plugin.ts';

export const blocks: Plugin<true> = {
  name: 'product-blocks',
  tables: [],
  keys: noKeys,
  options: () => true,
  loadHooks: async () => (await import('./block-hooks.ts')).blockHooks,
  pageFiles: [
    { feature: 'blocks', styles: ['css/blocks.css'] },
    { feature: 'badges', styles: ['css/badges.css'] },
    { feature: 'videos', scripts: ['js/video.js'] },
  ],
};
