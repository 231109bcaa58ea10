// `MDBOOK_*` variables -> settings that count before book.toml, by mdBook's rule for their names and values.
import { diagnose, type Diagnostic } from '../../../core/diagnostic.ts';
import type { TomlValue } from '../toml/value.ts';

/** A value for the key at `path` that does not come from book.toml. */
export interface Setting {
  readonly path: readonly string[];
  readonly value: TomlValue;
  /** The environment variable that gives it; absent for the command line and for what build-book finds out itself. */
  readonly variable?: string;
}

/** What `MDBOOK_*` variables set. */
export interface EnvironmentSettings {
  readonly settings: readonly Setting[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The environment, as Node gives it. */
export type Environment = Readonly<Record<string, string | undefined>>;

const PREFIX = 'MDBOOK_';
const TABLES: readonly string[] = ['book', 'build', 'rust', 'output', 'preprocessor', 'build-book'];

/**
 * The settings in `environment`, a table before what is in it. mdBook takes them in the order of the environment, which
 * is left to chance; here it is that of their names.
 */
export function environmentSettings(environment: Environment): EnvironmentSettings {
  const settings: Setting[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const variable of Object.keys(environment).sort()) {
    const path = pathOf(variable);
    const text = environment[variable];
    if (path === undefined || text === undefined) continue;
    const value = meaningOf(text);
    if (value === undefined) diagnostics.push(nothingSaid(variable));
    else settings.push({ path, value, variable });
  }
  return { settings, diagnostics };
}

/** `MDBOOK_OUTPUT__HTML__SITE_URL` is `output.html.site-url`; absent for a variable that is somebody else's. */
function pathOf(variable: string): readonly string[] | undefined {
  if (!variable.startsWith(PREFIX)) return undefined;
  const key = variable.slice(PREFIX.length).toLowerCase().replaceAll('__', '.').replaceAll('_', '-');
  const path = key.split('.');
  return TABLES.includes(path[0] ?? '') ? path : undefined;
}

/** The text as JSON where it is JSON, else the text itself; absent where it holds `null`, for which TOML has no word. */
function meaningOf(text: string): TomlValue | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return text;
  }
  return tomlOf(json);
}

function tomlOf(json: unknown): TomlValue | undefined {
  if (typeof json === 'string' || typeof json === 'boolean') return json;
  if (typeof json === 'number') return Number.isInteger(json) ? BigInt(json) : json;
  if (typeof json !== 'object' || json === null) return undefined;
  const entries = Object.entries(json).flatMap(([key, inner]): [string, TomlValue][] => {
    const value = tomlOf(inner);
    return value === undefined ? [] : [[key, value]];
  });
  if (entries.length < Object.keys(json).length) return undefined;
  return Array.isArray(json) ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}

const nothingSaid = (variable: string): Diagnostic =>
  diagnose('config/wrong-type', { key: variable, expected: 'what TOML can say', found: '`null`' });
