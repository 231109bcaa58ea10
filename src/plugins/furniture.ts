// The style sheet and the script of what `[build-book.site]` adds to pages.
import { noKeys } from '../read/config/keys/plugin-table.ts';
import type { Plugin } from './plugin.ts';

export const furniture: Plugin<true> = {
  name: 'site-furniture',
  tables: [],
  keys: noKeys,
  options: () => true,
  pageFiles: [
    { feature: 'furniture', styles: ['css/furniture.css'] },
    { feature: 'terms', styles: ['css/terms.css'], scripts: ['js/terms.js'] },
    { feature: 'announcement', linkedByTemplates: ['js/announcement.js'] },
  ],
};
