// `output.html.admonitions` and `[preprocessor.alerts]`: GitHub's alerts, `> [!NOTE]`.
import { noKeys } from '../../read/config/keys/plugin-table.ts';
import type { Plugin } from '../plugin.ts';

export const alerts: Plugin<true> = {
  name: 'alerts',
  keys: noKeys,
  replaces: { files: /^(?:mdbook-)?alerts?\.css$/, table: true },
  options: ({ html }, table) => (html.admonitions ? true : table),
  loadHooks: async () => (await import('./alert-hooks.ts')).alertHooks,
};
