// The style sheet of footnotes, and the script that shows them next to their references.
import { noKeys } from '../read/config/keys/plugin-table.ts';
import type { Plugin } from './plugin.ts';

export const footnotePreviews: Plugin<true> = {
  name: 'footnote-previews',
  tables: [],
  keys: noKeys,
  options: () => true,
  pageFiles: { feature: 'footnotes', styles: ['css/footnotes.css'], scripts: ['js/footnotes.js'] },
};
