// The style sheet of pages with a `layout` in their front matter.
import { noKeys } from '../read/config/keys/plugin-table.ts';
import type { Plugin } from './plugin.ts';

export const pageLayouts: Plugin<true> = {
  name: 'page-layouts',
  tables: [],
  keys: noKeys,
  options: () => true,
  pageFiles: { feature: 'layouts', styles: ['css/layouts.css'] },
};
