// The basic value types of config keys: strings, booleans, numbers, choices, paths, lists and maps.
import { type BookPath, bookPath } from '../../../core/path.ts';
import { isTable, type TomlValue } from '../toml/value.ts';
import { inside, type Kind, kindOf, type ValueContext, reportWrongType } from './field.ts';

const textOf = (value: TomlValue): string | undefined => (typeof value === 'string' ? value : undefined);

export const text: Kind<string> = kindOf('a string', { type: 'string' }, textOf);

export const flag: Kind<boolean> = kindOf('`true` or `false`', { type: 'boolean' }, (value) =>
  typeof value === 'boolean' ? value : undefined,
);

/** Name of a color theme, in any letter case. */
export const themeName: Kind<string> = kindOf('a string', { type: 'string' }, (value) =>
  textOf(value)?.toLowerCase(),
);

/** A file or folder, relative to the book's root. */
export const path: Kind<BookPath> = kindOf('a path', { type: 'string' }, (value) =>
  typeof value === 'string' ? bookPath(value) : undefined,
);

/** An integer from `least` to `most`, inclusive. */
export const integer = (least: number, most: number): Kind<number> =>
  kindOf(
    `an integer from ${least} to ${most}`,
    { type: 'integer', minimum: least, maximum: most },
    (value) => (typeof value === 'bigint' && value >= least && value <= most ? Number(value) : undefined),
  );

/** Stored as `u8` in mdBook. */
export const byte: Kind<number> = integer(0, 255);

/** Stored as `u32` in mdBook. */
export const count: Kind<number> = integer(0, 4_294_967_295);

/** A non-negative number. */
export const amount: Kind<number> = kindOf(
  'a non-negative number',
  { type: 'number', minimum: 0 },
  (value) =>
    (typeof value === 'bigint' || typeof value === 'number') && value >= 0 && value < Infinity
      ? Number(value)
      : undefined,
);

/** One of a fixed set of words. */
export const choice = <const Word extends string>(...words: readonly Word[]): Kind<Word> =>
  kindOf(orList(words.map((word) => `\`"${word}"\``)), { type: 'string', enum: [...words] }, (value) =>
    words.find((word) => word === value),
  );

/** A list; invalid items are dropped. */
export function listOf<T>(item: Kind<T>): Kind<readonly T[]> {
  const expected = `a list of ${plural(item.expected)}`;
  const read = (value: TomlValue, place: ValueContext): readonly T[] | undefined => {
    if (!Array.isArray(value)) {
      reportWrongType(place, expected, value);
      return undefined;
    }
    return value.flatMap((each: TomlValue, index): readonly T[] => {
      const found = item.read(each, inside(place, String(index)));
      return found === undefined ? [] : [found];
    });
  };
  return { expected, schema: { type: 'array', items: item.schema }, read };
}

/** A table with arbitrary keys; invalid values are dropped. */
export function mapOf<T>(item: Kind<T>): Kind<Readonly<Record<string, T>>> {
  const expected = `a table of ${plural(item.expected)}`;
  const read = (value: TomlValue, place: ValueContext): Readonly<Record<string, T>> | undefined => {
    if (!isTable(value)) {
      reportWrongType(place, expected, value);
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

/** `strings` of `a string`, `lists of strings` of `a list of strings`. */
const plural = (expected: string): string =>
  expected.replace(/(^|, or )an? ((?:\w+ )*?)(\w+)(?= of | with |,|$)/g, '$1$2$3s');

const orList = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1) ?? ''}`;
