// The keys of a plugin's own table, as the plugin declares them.
import { type Fields, type Kind, tableOf, type TableRules } from './field.ts';
import { reservedKeys } from './plugin-keys.ts';

/** Keys that mdBook's plugins use themselves and that ask nothing of build-book; `renderer` is a common mistake in their guides. */
const THEIR_OWN: readonly string[] = ['renderer', 'assets_version', 'static-css', 'pre-render'];

const rules: TableRules = { others: [...reservedKeys, ...THEIR_OWN], spelling: 'either' };

/** The table of a plugin with these keys, in kebab-case or snake_case. */
export const pluginKeys = <T>(fields: Fields<T>): Kind<T> => tableOf(fields, rules);

const empty = pluginKeys<object>({});

/** The table of a plugin without keys: it only says that the plugin is wanted. */
export const noKeys: Kind<true> = {
  ...empty,
  read: (value, place) => (empty.read(value, place) === undefined ? undefined : true),
};
