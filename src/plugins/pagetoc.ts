// `[preprocessor.pagetoc]`: a page's headings beside it, which every book has here.
import { noKeys } from '../read/config/keys/plugin-table.ts';
import type { Plugin } from './plugin.ts';

export const pagetoc: Plugin<true> = {
  name: 'pagetoc',
  keys: noKeys,
  replaces: { files: /^pagetoc\.(?:css|js)$/, table: true },
};
