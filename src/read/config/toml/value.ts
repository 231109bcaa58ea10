// TOML's values in JavaScript, and type guards for them.
import type { PlainTable, PlainValue } from '../config.ts';

/** Integers are `bigint`, so that `1` and `1.0` stay apart. */
export type TomlValue = string | number | bigint | boolean | Date | readonly TomlValue[] | TomlTable;

/** Keys are the author's words, `__proto__` among them: look one up with {@link entryOf}. */
export interface TomlTable {
  readonly [key: string]: TomlValue;
}

/** True for a table, inline or not. */
export const isTable = (value: TomlValue | undefined): value is TomlTable =>
  typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);

/** The table's own value for `key`; absent when it has none. */
export const entryOf = (table: TomlTable, key: string): TomlValue | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** The value at the end of `path`; absent when a step of it is missing or no table. */
export function valueAt(table: TomlTable, path: readonly string[]): TomlValue | undefined {
  let value: TomlValue | undefined = table;
  for (const key of path) value = isTable(value) ? entryOf(value, key) : undefined;
  return value;
}

/** The table with `value` at `path`. Values on the way that aren't tables are replaced by tables, as in mdBook. */
export function withValue(table: TomlTable, path: readonly string[], value: TomlValue): TomlTable {
  const [key, ...rest] = path;
  if (key === undefined) return isTable(value) ? value : table;
  const inner = entryOf(table, key);
  const next = rest.length === 0 ? value : withValue(isTable(inner) ? inner : {}, rest, value);
  // `fromEntries` defines properties where an assignment to `__proto__` would call a setter.
  return Object.fromEntries([...Object.entries(table).filter(([name]) => name !== key), [key, next]]);
}

/** The table without the value at `path`. */
export function withoutValue(table: TomlTable, path: readonly string[]): TomlTable {
  const [key, ...rest] = path;
  const entries = Object.entries(table).flatMap(([name, inner]): [string, TomlValue][] => {
    if (name !== key) return [[name, inner]];
    return rest.length > 0 && isTable(inner) ? [[name, withoutValue(inner, rest)]] : [];
  });
  return Object.fromEntries(entries);
}

/** The value as JSON can hold it: integers as numbers; dates, `inf` and `nan` as TOML writes them. */
export function plainOf(value: TomlValue): PlainValue {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number' && !Number.isFinite(value)) return fractionText(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item: TomlValue) => plainOf(item));
  return isTable(value) ? plainTableOf(value) : (value as PlainValue);
}

/** {@link plainOf} for a table. */
export const plainTableOf = (table: TomlTable): PlainTable =>
  Object.fromEntries(Object.entries(table).map(([key, value]) => [key, plainOf(value)]));

/** What a value is, for the sentence «must be ..., not ...»: itself where it is short, else its kind. */
export function foundOf(value: TomlValue): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return `\`${fractionText(value)}\``;
  if (typeof value !== 'object') return `\`${String(value)}\``;
  if (value instanceof Date) return 'a date';
  return isTable(value) ? 'a table' : 'a list';
}

/** A string for a message: in quotes, and cut when it is long. */
export const quoted = (value: string): string => `\`"${value.length > 40 ? `${startOf(value)}…` : value}"\``;

/** The first 40 code units, without half of a character at the end. */
const startOf = (value: string): string => value.slice(0, 40).replace(/[\uD800-\uDBFF]$/, '');

/** A number that TOML does not write as an integer, as TOML writes it: `1.0`, `inf`. */
function fractionText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}
