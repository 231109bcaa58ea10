// Tabs: code blocks with `tab="x"` in any book, and the directives of `[preprocessor.tabs]`.
import { noKeys } from '../../read/config/keys/plugin-table.ts';
import type { Plugin } from '../plugin.ts';

export interface TabOptions {
  /** True if `{{#tabs}}` is a directive. */
  readonly directives: boolean;
}

export const tabs: Plugin<true, TabOptions> = {
  name: 'tabs',
  keys: noKeys,
  replaces: { files: /^tabs\.(?:css|js)$/ },
  options: (_, table) => ({ directives: table !== undefined }),
  loadHooks: async () => (await import('./tab-hooks.ts')).tabHooks,
  pageFiles: { feature: 'tabs', styles: ['css/tabs.css'], scripts: ['js/tabs.js'] },
};
