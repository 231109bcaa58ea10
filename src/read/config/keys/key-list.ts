// Lists all config keys for the guide's settings reference and for hints.
import type { PlainValue } from '../config.ts';
import type { ConfigPlugin } from '../config-plugin.ts';
import type { AnyField, Kind } from './field.ts';
import { rootTable } from './root-keys.ts';

/** A key of book.toml as shown in the guide. */
export interface KeyDescription {
  /** `output.html.fold.level`. */
  readonly key: string;
  /** Expected type: `an integer from 0 to 255`. */
  readonly expected: string;
  /** Absent when there is no default, and for tables. */
  readonly default?: PlainValue;
  readonly about: string;
  /** An example value in TOML. */
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
  // Defaults are plain data by construction.
  return fallback === undefined || kind.fields ? base : { ...base, default: fallback as PlainValue };
}
