// The kinds of value that keys hold: text, switches, numbers, choices, paths, lists and free tables of them.
import { type BookPath, bookPath } from '../../../core/path.ts';
import { isTable, type TomlValue } from '../toml/value.ts';
import { inside, type Kind, kindOf, type Place, refuse } from './field.ts';

const textOf = (value: TomlValue): string | undefined => (typeof value === 'string' ? value : undefined);

/** Any text. */
export const text: Kind<string> = kindOf('a string', { type: 'string' }, textOf);

/** `true` or `false`. */
export const flag: Kind<boolean> = kindOf('`true` or `false`', { type: 'boolean' }, (value) =>
  typeof value === 'boolean' ? value : undefined,
);

/** The name of a colour theme: letter case does not count. */
export const themeName: Kind<string> = kindOf('a string', { type: 'string' }, (value) =>
  textOf(value)?.toLowerCase(),
);

/** A file or folder, relative to the book's root. */
export const path: Kind<BookPath> = kindOf('a path', { type: 'string' }, (value) =>
  typeof value === 'string' ? bookPath(value) : undefined,
);

/** A whole number from `least` to `most`. */
export const integer = (least: number, most: number): Kind<number> =>
  kindOf(
    `an integer from ${least} to ${most}`,
    { type: 'integer', minimum: least, maximum: most },
    (value) => (typeof value === 'bigint' && value >= least && value <= most ? Number(value) : undefined),
  );

/** What mdBook holds in a byte. */
export const byte: Kind<number> = integer(0, 255);

/** What mdBook holds in four bytes. */
export const count: Kind<number> = integer(0, 4_294_967_295);

/** A number that is not negative. */
export const amount: Kind<number> = kindOf('a number from 0 up', { type: 'number', minimum: 0 }, (value) =>
  (typeof value === 'bigint' || typeof value === 'number') && value >= 0 && value < Infinity
    ? Number(value)
    : undefined,
);

/** One word out of a few. */
export const choice = <const Word extends string>(...words: readonly Word[]): Kind<Word> =>
  kindOf(orList(words.map((word) => `\`"${word}"\``)), { type: 'string', enum: [...words] }, (value) =>
    words.find((word) => word === value),
  );

/** A list; an item that is wrong is left out. */
export function listOf<T>(item: Kind<T>): Kind<readonly T[]> {
  const expected = `a list, each item ${item.expected}`;
  const read = (value: TomlValue, place: Place): readonly T[] | undefined => {
    if (!Array.isArray(value)) {
      refuse(place, expected, value);
      return undefined;
    }
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
    if (!isTable(value)) {
      refuse(place, expected, value);
      return undefined;
    }
    const entries = Object.entries(value).flatMap(([key, each]): [string, T][] => {
      const found = item.read(each, inside(place, key));
      return found === undefined ? [] : [[key, found]];
    });
    return Object.fromEntries(entries);
  };
  return { expected, schema: { type: 'object', additionalProperties: item.schema }, read };
}

const orList = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1) ?? ''}`;
