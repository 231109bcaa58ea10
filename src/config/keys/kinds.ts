// The kinds of value that keys hold: text, switches, numbers, choices, paths, lists and free tables of them.
import { type BookPath, bookPath } from '../../core/path.ts';
import { isTable, type TomlValue } from '../toml/value.ts';
import { inside, type Kind, type Place, refuse } from './field.ts';

/** Any text. */
export const text: Kind<string> = {
  expected: 'a string',
  schema: { type: 'string' },
  read: (value, place) => (typeof value === 'string' ? value : refuse(place, 'a string', value)),
};

/** `true` or `false`. */
export const flag: Kind<boolean> = {
  expected: '`true` or `false`',
  schema: { type: 'boolean' },
  read: (value, place) => (typeof value === 'boolean' ? value : refuse(place, '`true` or `false`', value)),
};

/** The name of a colour theme: letter case does not count. */
export const themeName: Kind<string> = {
  ...text,
  read: (value, place) => text.read(value, place)?.toLowerCase(),
};

/** A file or folder, relative to the book's root. */
export const path: Kind<BookPath> = {
  expected: 'a path',
  schema: { type: 'string' },
  read: (value, place) => (typeof value === 'string' ? bookPath(value) : refuse(place, 'a path', value)),
};

/** A whole number from `least` to `most`. */
export function integer(least: number, most: number): Kind<number> {
  const expected = `an integer from ${least} to ${most}`;
  const read = (value: TomlValue, place: Place): number | undefined => {
    if (typeof value !== 'bigint') return refuse(place, expected, value);
    if (value >= least && value <= most) return Number(value);
    return tell(place, expected, String(value));
  };
  return { expected, schema: { type: 'integer', minimum: least, maximum: most }, read };
}

/** What mdBook holds in a byte. */
export const byte: Kind<number> = integer(0, 255);

/** What mdBook holds in four bytes. */
export const count: Kind<number> = integer(0, 4_294_967_295);

/** A number that is not negative. */
export const amount: Kind<number> = {
  expected: 'a number',
  schema: { type: 'number', minimum: 0 },
  read: (value, place) => {
    if (typeof value !== 'bigint' && typeof value !== 'number') return refuse(place, 'a number', value);
    return value >= 0 && value < Infinity ? Number(value) : tell(place, 'a number from 0 up', String(value));
  },
};

/** One word out of a few. */
export function choice<const Word extends string>(...words: readonly Word[]): Kind<Word> {
  const expected = orList(words.map((word) => `\`"${word}"\``));
  const read = (value: TomlValue, place: Place): Word | undefined => {
    if (typeof value !== 'string') return refuse(place, expected, value);
    return words.find((word) => word === value) ?? tell(place, expected, quoted(value));
  };
  return { expected, schema: { type: 'string', enum: [...words] }, read };
}

/** A list; an item that is wrong is left out. */
export function listOf<T>(item: Kind<T>): Kind<readonly T[]> {
  const expected = `a list, each item ${item.expected}`;
  const read = (value: TomlValue, place: Place): readonly T[] | undefined => {
    if (!Array.isArray(value)) return refuse(place, expected, value);
    return value.flatMap((each: TomlValue, index): readonly T[] => {
      const found = item.read(each, inside(place, String(index)));
      return found === undefined ? [] : [found];
    });
  };
  return { expected, schema: { type: 'array', items: item.schema }, read };
}

/** A table whose keys are the author's own words; a value that is wrong is left out. */
export function mapOf<T>(item: Kind<T>): Kind<Readonly<Record<string, T>>> {
  const expected = `a table, each value ${item.expected}`;
  const read = (value: TomlValue, place: Place): Readonly<Record<string, T>> | undefined => {
    if (!isTable(value)) return refuse(place, expected, value);
    const entries = Object.entries(value).flatMap(([key, each]): [string, T][] => {
      const found = item.read(each, inside(place, key));
      return found === undefined ? [] : [[key, found]];
    });
    return Object.fromEntries(entries);
  };
  return { expected, schema: { type: 'object', additionalProperties: item.schema }, read };
}

/** Reports a value that is of the right type and yet not right; answers the absent value. */
export function tell(place: Place, expected: string, found: string): undefined {
  place.report('config/wrong-type', { expected, found }, place.path);
}

/** A string for a message: quoted, and cut when it is long. */
export const quoted = (value: string): string => {
  const letters = [...value];
  return `\`"${letters.length > 40 ? `${letters.slice(0, 40).join('')}…` : value}"\``;
};

const orList = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1) ?? ''}`;
