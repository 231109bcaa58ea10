// Declarative definitions of config keys, used to parse values, report errors and generate the schema.
import type { ConfigArgs } from '../../../core/catalog/config-codes.ts';
import { nearest } from '../../../core/nearest.ts';
import type { PlainTable, PlainValue } from '../config.ts';
import { foundOf, isTable, type TomlTable, type TomlValue } from '../toml/value.ts';

/** A type of value: how to validate and convert it. */
export interface Kind<T> {
  /** Completes the sentence "expected ...". */
  readonly expected: string;
  readonly schema: PlainTable;
  /** The converted value; absent, and reported, when the value has the wrong type. */
  readonly read: (value: TomlValue, place: ValueContext) => T | undefined;
  /** Fields by key, for a table with known keys. */
  readonly fields?: ReadonlyMap<string, AnyField>;
}

/** The path of a value, and where to report problems with it. */
export interface ValueContext {
  readonly path: readonly string[];
  readonly report: Report;
}

/** Reports a problem with the key or value at `path`. */
export type Report = <Code extends keyof ConfigArgs>(
  code: Code,
  args: Omit<ConfigArgs[Code], 'key'>,
  path: readonly string[],
) => void;

interface FieldDocs {
  /** What the key is for; one sentence, shown in the guide. */
  readonly about: string;
  /** An example value in TOML. */
  readonly example: string;
  /** Why the key, or one of its values, has no effect in build-book; reported when it isn’t the default. */
  readonly noEffect?: string | ((value: TomlValue) => string | undefined);
}

interface RequiredField<T> extends FieldDocs {
  readonly kind: Kind<T>;
  /** Default value. */
  readonly fallback: T;
}

interface OptionalField<T> extends FieldDocs {
  readonly kind: Kind<T>;
}

/** A field of any type, for iterating over a table. */
export interface AnyField extends FieldDocs {
  readonly kind: Kind<unknown>;
  readonly fallback?: unknown;
}

/** One field per property of `T`; required properties need a default. */
export type Fields<T> = {
  readonly [Name in keyof T]-?: Partial<Pick<T, Name>> extends Pick<T, Name>
    ? OptionalField<Exclude<T[Name], undefined>>
    : RequiredField<T[Name]>;
};

/** The key in book.toml for a property: `copyJs` -> `copy-js`, `input404` -> `input-404`. */
export const keyOf = (property: string): string =>
  property.replace(/[A-Z]|(?<=[a-z])[0-9]+/g, (part) => `-${part.toLowerCase()}`);

/** How strict a table is about its keys. */
export interface TableRules {
  /** Allowed keys that are handled elsewhere. */
  readonly others?: readonly string[];
  /** `either` also accepts snake_case, which some plugins use. */
  readonly spelling?: 'kebab' | 'either';
}

/** A table that accepts exactly the keys of `fields`. */
export function tableOf<T>(fields: Fields<T>, rules: TableRules = {}): Kind<T> {
  const byKey = new Map<string, AnyField>();
  const names = new Map<string, string>();
  for (const [name, field] of Object.entries<AnyField>(fields)) {
    byKey.set(keyOf(name), field);
    names.set(keyOf(name), name);
  }
  const read = (value: TomlValue, place: ValueContext): T | undefined => {
    if (!isTable(value)) {
      reportWrongType(place, 'a table', value);
      return undefined;
    }
    const given = writtenValues(value, { byKey, rules, place });
    const entries = [...byKey].flatMap(([key, field]): [string, unknown][] => {
      const found = readField(field, given.get(key), place) ?? field.fallback;
      return found === undefined ? [] : [[names.get(key) ?? key, found]];
    });
    // Each property of T has a field, and each required property a fallback.
    return Object.fromEntries(entries) as T;
  };
  return { expected: 'a table', schema: tableSchema(byKey, rules), read, fields: byKey };
}

/** A field for a table that always exists; when not set, it consists of its defaults. */
export function section<T>(kind: Kind<T>, about: string): RequiredField<T> {
  const fallback = kind.read({}, { path: [], report: () => undefined });
  if (fallback === undefined) throw new Error('a section must accept the empty table');
  return { kind, fallback, about, example: '{}' };
}

/** A kind for single values; `convert` returns undefined for a wrong type, which is then reported. */
export function kindOf<T>(
  expected: string,
  schema: PlainTable,
  convert: (value: TomlValue) => T | undefined,
): Kind<T> {
  const read = (value: TomlValue, place: ValueContext): T | undefined => {
    const converted = convert(value);
    if (converted === undefined) reportWrongType(place, expected, value);
    return converted;
  };
  return { expected, schema, read };
}

/** Reports that a value is not what it must be. */
export function reportWrongType(place: ValueContext, expected: string, value: TomlValue): void {
  place.report('config/wrong-type', { expected, found: foundOf(value) }, place.path);
}

/** The place of a key in a table or an item in a list. */
export const inside = (place: ValueContext, key: string): ValueContext => ({
  ...place,
  path: [...place.path, key],
});

interface WrittenValue {
  /** As written. */
  readonly key: string;
  readonly value: TomlValue;
}

function readField(field: AnyField, given: WrittenValue | undefined, place: ValueContext): unknown {
  if (given === undefined) return undefined;
  const at = inside(place, given.key);
  const { noEffect } = field;
  const reason = typeof noEffect === 'function' ? noEffect(given.value) : noEffect;
  const read = field.kind.read(given.value, at);
  // Nothing is lost when the default is written down.
  if (read !== undefined && read !== field.fallback && reason !== undefined)
    place.report('config/no-effect', { reason }, at.path);
  return read;
}

interface TableReading {
  readonly byKey: ReadonlyMap<string, AnyField>;
  readonly rules: TableRules;
  readonly place: ValueContext;
}

/** The written values by canonical key; unknown keys are reported. */
function writtenValues(
  table: TomlTable,
  { byKey, rules, place }: TableReading,
): ReadonlyMap<string, WrittenValue> {
  const given = new Map<string, WrittenValue>();
  for (const [written, value] of Object.entries(table)) {
    const key = rules.spelling === 'either' ? written.replaceAll('_', '-') : written;
    if (byKey.has(key)) given.set(key, { key: written, value });
    else if (!(rules.others ?? []).includes(written)) reportUnknown(place, written, byKey.keys());
  }
  return given;
}

function reportUnknown(place: ValueContext, key: string, known: Iterable<string>): void {
  const near = nearest(key.replaceAll('_', '-'), known);
  const path = inside(place, key).path;
  place.report('config/unknown-key', { nearest: near && keyPath([...place.path, near]) }, path);
}

/** A path in TOML notation: `output.html.redirect."/a.html"`. */
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
