// `[preprocessor.pagetoc]`: the list of headings next to a page, which every book has in build-book.
import { noKeys } from '../read/config/keys/plugin-table.ts';
import type { Plugin } from './plugin.ts';

export const pagetoc: Plugin<true> = {
  name: 'pagetoc',
  keys: noKeys,
  replaces: { files: /^pagetoc\.(?:css|js)$/, table: true },
};
