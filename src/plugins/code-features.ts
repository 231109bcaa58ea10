// The style sheets and scripts of what some code blocks have, such as links to lines.
import { noKeys } from '../read/config/keys/plugin-table.ts';
import type { Plugin } from './plugin.ts';

export const codeFeatures: Plugin<true> = {
  name: 'code-features',
  tables: [],
  keys: noKeys,
  options: () => true,
  pageFiles: [
    { feature: 'code-lines', styles: ['css/code-lines.css'] },
    { feature: 'line-links', styles: ['css/line-links.css'], scripts: ['js/line-links.js'] },
    { feature: 'code-folds', styles: ['css/code-folds.css'], scripts: ['js/code-folds.js'] },
    { feature: 'code-frames', styles: ['css/code-frames.css'] },
    { feature: 'code-notes', styles: ['css/code-notes.css'], scripts: ['js/code-notes.js'] },
  ],
};
