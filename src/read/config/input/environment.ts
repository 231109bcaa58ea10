// Reads settings from `MDBOOK_*` environment variables, which override book.toml, by mdBook's rules.
import { diagnose, type Diagnostic } from '../../../core/diagnostic.ts';
import type { Environment } from '../../../core/build-mode.ts';
import { type TomlValue, valueAt, withValue } from '../toml/value.ts';

/** A value for the key at `path` from outside book.toml. */
export interface Setting {
  readonly path: readonly string[];
  readonly value: TomlValue;
  /** Environment variable it comes from; absent for the command line and for detected values. */
  readonly variable?: string;
}

/** The settings from `MDBOOK_*` variables. */
export interface EnvironmentSettings {
  readonly settings: readonly Setting[];
  readonly diagnostics: readonly Diagnostic[];
}

const PREFIX = 'MDBOOK_';
const TABLES: readonly string[] = ['book', 'build', 'rust', 'output', 'preprocessor', 'build-book'];

/**
 * The settings in `environment`, sorted by name so that a table comes before its keys; mdBook uses the environment's
 * own order, which is arbitrary.
 */
export function environmentSettings(environment: Environment): EnvironmentSettings {
  const settings: Setting[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const variable of settingVariables(environment)) {
    const path = keyPathOf(variable);
    const text = environment[variable];
    if (path === undefined || text === undefined) continue;
    const value = parseValue(text);
    if (value === undefined) diagnostics.push(unsupportedValue(variable));
    else settings.push({ path, value, variable });
  }
  return { settings, diagnostics };
}

/** The names of the variables that are settings, sorted. */
export const settingVariables = (environment: Environment): readonly string[] =>
  Object.keys(environment)
    .filter((name) => keyPathOf(name) !== undefined)
    .sort();

/** `MDBOOK_OUTPUT__HTML__SITE_URL` -> `output.html.site-url`; absent for unrelated variables. */
function keyPathOf(variable: string): readonly string[] | undefined {
  if (!variable.startsWith(PREFIX)) return undefined;
  const key = variable.slice(PREFIX.length).toLowerCase().replaceAll('__', '.').replaceAll('_', '-');
  const path = key.split('.');
  return TABLES.includes(path[0] ?? '') ? path : undefined;
}

/**
 * Parsed as JSON if possible, otherwise the text itself; absent if it contains `null`, which TOML can't represent.
 */
function parseValue(text: string): TomlValue | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return text;
  }
  return tomlFromJson(json);
}

function tomlFromJson(json: unknown): TomlValue | undefined {
  if (typeof json === 'string' || typeof json === 'boolean') return json;
  if (typeof json === 'number') return Number.isInteger(json) ? BigInt(json) : json;
  if (typeof json !== 'object' || json === null) return undefined;
  const entries = Object.entries(json).flatMap(([key, inner]): [string, TomlValue][] => {
    const value = tomlFromJson(inner);
    return value === undefined ? [] : [[key, value]];
  });
  if (entries.length < Object.keys(json).length) return undefined;
  return Array.isArray(json) ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}

const unsupportedValue = (variable: string): Diagnostic =>
  diagnose('config/wrong-type', { key: variable, expected: 'a TOML value', found: '`null`' });

/** Whether the environment restricts the book, which its own settings can't take back. A value of the wrong type does. */
export function environmentRestricts(environment: Environment): boolean {
  const { settings } = environmentSettings(environment);
  const table = settings.reduce((before, { path, value }) => withValue(before, path, value), {});
  const value = valueAt(table, ['build-book', 'restrict']);
  return value !== undefined && value !== false;
}
