// The style sheet and the script of the menus of languages and versions.
import { noKeys } from '../read/config/keys/plugin-table.ts';
import { EDITIONS } from '../emit/pages/edition-views.ts';
import type { Plugin } from './plugin.ts';

export const editions: Plugin<true> = {
  name: 'edition-menus',
  tables: [],
  keys: noKeys,
  options: () => true,
  pageFiles: [{ feature: EDITIONS, styles: ['css/editions.css'], scripts: ['js/editions.js'] }],
};
