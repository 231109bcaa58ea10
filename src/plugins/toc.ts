// `[preprocessor.toc]`: the marker that is replaced with the list of a page's headings.
import { withFeatures } from '../read/config/config-plugin.ts';
import type { ContentsConfig } from '../read/config/feature-config.ts';
import { integer, text } from '../read/config/keys/kinds.ts';
import { pluginKeys } from '../read/config/keys/plugin-table.ts';
import type { Plugin } from './plugin.ts';

export const toc: Plugin<ContentsConfig> = {
  name: 'toc',
  keys: pluginKeys<ContentsConfig>({
    marker: {
      kind: text,
      fallback: '<!-- toc -->',
      about: 'The marker to replace with a list of the page’s headings.',
      example: '"[[toc]]"',
    },
    maxLevel: {
      kind: integer(1, 6),
      fallback: 4,
      about: 'The deepest heading level to list.',
      example: '2',
    },
  }),
  settings: (config, contents) => withFeatures(config, { contents }),
};
