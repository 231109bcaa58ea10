// A plugin and the settings -> the plugin's options, typed.
import type { Plugin } from '../../src/plugins/plugin.ts';
import type { Config } from '../../src/read/config/config.ts';

/** What its hooks are given; absent when it is off. */
export const optionsOf = <Table, Options>(
  { name }: Plugin<Table, Options>,
  { plugins }: Pick<Config, 'plugins'>,
): Options | undefined => plugins[name] as Options | undefined;
