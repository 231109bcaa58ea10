// The table of keys -> a list of them, for the guide's reference and for hints.
import type { PlainValue } from '../config.ts';
import type { ConfigPlugin } from '../config-plugin.ts';
import type { AnyField, Kind } from './field.ts';
import { rootTable } from './root-keys.ts';

/** A key of book.toml, as the guide's reference shows it. */
export interface KeyDescription {
  /** `output.html.fold.level`. */
  readonly key: string;
  /** What its value may be: `an integer from 0 to 255`. */
  readonly expected: string;
  /** Absent when the key has none, or is a table. */
  readonly default?: PlainValue;
  readonly about: string;
  /** A value, as TOML. */
  readonly example: string;
}

/** Every key that has a name of its own, those of the plugins included; tables before what is in them. */
export function configKeys(plugins: readonly ConfigPlugin[]): readonly KeyDescription[] {
  return [...keysIn(rootTable(plugins), '')];
}

/** The keys whose last part is `name`, without those of plugins. */
export const keysNamed = (name: string): readonly string[] =>
  configKeys([])
    .map(({ key }) => key)
    .filter((key) => key.endsWith(`.${name}`));

function* keysIn(kind: Kind<unknown>, above: string): Generator<KeyDescription> {
  for (const [name, field] of kind.fields ?? []) {
    const key = above === '' ? name : `${above}.${name}`;
    yield describe(key, field);
    yield* keysIn(field.kind, key);
  }
}

function describe(key: string, { kind, fallback, about, example }: AnyField): KeyDescription {
  const base = { key, expected: kind.expected, about, example };
  // Typed defaults are plain data: text, numbers, switches, and lists and tables of them.
  return fallback === undefined || kind.fields ? base : { ...base, default: fallback as PlainValue };
}
