// `[preprocessor.last-changed]`: turns on `build-book.last-changed`, the date of each page's last commit.
import { withBuildBook } from '../read/config/config-plugin.ts';
import { noKeys } from '../read/config/keys/plugin-table.ts';
import type { Plugin } from './plugin.ts';

export const lastChanged: Plugin<true> = {
  name: 'last-changed',
  keys: noKeys,
  replaces: { files: /^last-changed\.css$/ },
  settings: (config, _, isSet) =>
    isSet('last-changed') ? config : withBuildBook(config, { lastChanged: true }),
};
