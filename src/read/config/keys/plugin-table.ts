// Tables of built-in plugins.
import { type Fields, type Kind, tableOf, type TableRules } from './field.ts';
import { reservedKeys } from './plugin-keys.ts';

/** Keys of mdBook plugins that have no effect here; `renderer` is a common mistake in their documentation. */
const THEIR_OWN: readonly string[] = ['renderer', 'assets_version', 'static-css', 'pre-render'];

const rules: TableRules = { others: [...reservedKeys, ...THEIR_OWN], spelling: 'either' };

/** The table of a plugin with these keys, in kebab-case or snake_case. */
export const pluginKeys = <T>(fields: Fields<T>): Kind<T> => tableOf(fields, rules);

const empty = pluginKeys<object>({});

/** A plugin's table without keys: its presence enables the plugin. */
export const noKeys: Kind<true> = {
  ...empty,
  read: (value, place) => (empty.read(value, place) === undefined ? undefined : true),
};
