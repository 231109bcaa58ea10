// The script that shows footnotes beside their references.
import { noKeys } from '../read/config/keys/plugin-table.ts';
import type { Plugin } from './plugin.ts';

export const footnotePreviews: Plugin<true> = {
  name: 'footnote-previews',
  tables: [],
  keys: noKeys,
  options: () => true,
  pageFiles: { feature: 'footnotes', scripts: ['js/footnotes.js'] },
};
