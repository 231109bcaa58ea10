// `[preprocessor.open-on-gh]`: a link to the source at the foot of each page. Its keys are in `[output.html]`.
import { diagnose } from '../core/diagnostic.ts';
import { withFeatures } from '../read/config/config-plugin.ts';
import { noKeys } from '../read/config/keys/plugin-table.ts';
import type { Plugin } from './plugin.ts';

export const openOnGh: Plugin<true> = {
  name: 'open-on-gh',
  keys: noKeys,
  settings: (config) => withFeatures(config, { sourceLine: true }),
  check: ({ config }) => {
    if (config.html.editUrlTemplate !== undefined) return [];
    const reason = 'book.toml has neither `git-repository-url` nor `edit-url-template`';
    return [diagnose('config/no-effect', { key: 'preprocessor.open-on-gh', reason })];
  },
};
