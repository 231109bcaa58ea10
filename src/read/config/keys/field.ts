// The table of keys: what each key may hold, its default and its words; from it come values, checks and the schema.
import type { ConfigArgs } from '../../../core/catalog/config-codes.ts';
import { nearest } from '../../../core/nearest.ts';
import type { PlainTable, PlainValue } from '../config.ts';
import { foundOf, isTable, type TomlTable, type TomlValue } from '../toml/value.ts';

/** What a value may be, and what it comes to. */
export interface Kind<T> {
  /** For the sentence «must be ...». */
  readonly expected: string;
  readonly schema: PlainTable;
  /** The meaning of a value; absent, and reported, when it is none of the kind. */
  readonly read: (value: TomlValue, place: Place) => T | undefined;
  /** For a table with known keys: its fields by key. */
  readonly fields?: ReadonlyMap<string, AnyField>;
}

/** Where a value stands, and whom to tell what is wrong with it. */
export interface Place {
  readonly path: readonly string[];
  readonly report: Report;
}

/** Takes what is wrong with the key or value at `path`. */
export type Report = <Code extends keyof ConfigArgs>(
  code: Code,
  args: Omit<ConfigArgs[Code], 'key'>,
  path: readonly string[],
) => void;

interface Words {
  /** What the key is for, in one sentence of the guide. */
  readonly about: string;
  /** A value, as TOML. */
  readonly example: string;
  /** Why the key, or this value of it, changes nothing here: told where one is set. Absent for all others. */
  readonly noEffect?: string | ((value: TomlValue) => string | undefined);
}

interface RequiredField<T> extends Words {
  readonly kind: Kind<T>;
  /** The value when the key is not set. */
  readonly fallback: T;
}

interface OptionalField<T> extends Words {
  readonly kind: Kind<T>;
}

/** A field of any type, for going through a table's fields. */
export interface AnyField extends Words {
  readonly kind: Kind<unknown>;
  readonly fallback?: unknown;
}

/** A field for each property of `T`; a default for each that is not optional. */
export type Fields<T> = {
  readonly [Name in keyof T]-?: Partial<Pick<T, Name>> extends Pick<T, Name>
    ? OptionalField<Exclude<T[Name], undefined>>
    : RequiredField<T[Name]>;
};

/** The key in book.toml for a property: `copyJs` is `copy-js`, `input404` is `input-404`. */
export const keyOf = (property: string): string =>
  property.replace(/[A-Z]|(?<=[a-z])[0-9]+/g, (part) => `-${part.toLowerCase()}`);

/** How strictly a table looks at its keys. */
export interface TableRules {
  /** Keys that are no field but belong to somebody else. */
  readonly others?: readonly string[];
  /** `snake_case` counts as `kebab-case`: plugins write their keys either way. */
  readonly spelling?: 'kebab' | 'either';
}

/** A table with the keys of `fields` and no others. */
export function tableOf<T>(fields: Fields<T>, rules: TableRules = {}): Kind<T> {
  const byKey = new Map<string, AnyField>();
  const names = new Map<string, string>();
  for (const [name, field] of Object.entries<AnyField>(fields)) {
    byKey.set(keyOf(name), field);
    names.set(keyOf(name), name);
  }
  const read = (value: TomlValue, place: Place): T | undefined => {
    if (!isTable(value)) {
      refuse(place, 'a table', value);
      return undefined;
    }
    const given = givenKeys(value, { byKey, rules, place });
    const entries = [...byKey].flatMap(([key, field]): [string, unknown][] => {
      const found = readField(field, given.get(key), place) ?? field.fallback;
      return found === undefined ? [] : [[names.get(key) ?? key, found]];
    });
    // Every property of T has its field, and only optional ones have no fallback.
    return Object.fromEntries(entries) as T;
  };
  return { expected: 'a table', schema: tableSchema(byKey, rules), read, fields: byKey };
}

/** The field for a table that is always there: when it is not set, all its defaults are. */
export function section<T>(kind: Kind<T>, about: string): RequiredField<T> {
  const fallback = kind.read({}, { path: [], report: () => undefined });
  if (fallback === undefined) throw new Error('a section must accept the empty table');
  return { kind, fallback, about, example: '{}' };
}

/**
 * A kind whose values are looked at one by one: `mean` says what a value comes to, or that it is none of the kind.
 * What is none of the kind is reported.
 */
export function kindOf<T>(
  expected: string,
  schema: PlainTable,
  mean: (value: TomlValue) => T | undefined,
): Kind<T> {
  const read = (value: TomlValue, place: Place): T | undefined => {
    const meaning = mean(value);
    if (meaning === undefined) refuse(place, expected, value);
    return meaning;
  };
  return { expected, schema, read };
}

/** Reports that a value is not what it must be. */
export function refuse(place: Place, expected: string, value: TomlValue): void {
  place.report('config/wrong-type', { expected, found: foundOf(value) }, place.path);
}

/** The place of something inside a table or list. */
export const inside = (place: Place, key: string): Place => ({ ...place, path: [...place.path, key] });

interface Given {
  /** As it is written. */
  readonly key: string;
  readonly value: TomlValue;
}

function readField(field: AnyField, given: Given | undefined, place: Place): unknown {
  if (given === undefined) return undefined;
  const at = inside(place, given.key);
  const { noEffect } = field;
  const reason = typeof noEffect === 'function' ? noEffect(given.value) : noEffect;
  const read = field.kind.read(given.value, at);
  if (read !== undefined && reason !== undefined) place.report('config/no-effect', { reason }, at.path);
  return read;
}

interface TableReading {
  readonly byKey: ReadonlyMap<string, AnyField>;
  readonly rules: TableRules;
  readonly place: Place;
}

/** What the author wrote, by the key that it counts as; what counts as no key is reported. */
function givenKeys(table: TomlTable, { byKey, rules, place }: TableReading): ReadonlyMap<string, Given> {
  const given = new Map<string, Given>();
  for (const [written, value] of Object.entries(table)) {
    const key = rules.spelling === 'either' ? written.replaceAll('_', '-') : written;
    if (byKey.has(key)) given.set(key, { key: written, value });
    else if (!(rules.others ?? []).includes(written)) reportUnknown(place, written, byKey.keys());
  }
  return given;
}

function reportUnknown(place: Place, key: string, known: Iterable<string>): void {
  const near = nearest(key.replaceAll('_', '-'), known);
  const path = inside(place, key).path;
  place.report('config/unknown-key', { nearest: near && keyPath([...place.path, near]) }, path);
}

/** A path as TOML writes it: `output.html.redirect."/a.html"`. */
export const keyPath = (path: readonly string[]): string =>
  path.map((part) => (/^[A-Za-z0-9_-]+$/.test(part) ? part : JSON.stringify(part))).join('.');

function tableSchema(byKey: ReadonlyMap<string, AnyField>, rules: TableRules): PlainTable {
  const properties = [...byKey].map(([key, field]): [string, PlainTable] => [key, fieldSchema(field)]);
  const others = (rules.others ?? []).map((key): [string, PlainTable] => [key, {}]);
  return {
    type: 'object',
    properties: Object.fromEntries([...properties, ...others]),
    additionalProperties: false,
  };
}

const fieldSchema = ({ kind, about, fallback }: AnyField): PlainTable => ({
  ...kind.schema,
  description: about,
  ...(fallback === undefined || kind.fields ? {} : { default: fallback as PlainValue }),
});
