// Converts parsed YAML to plain JSON data for the cache and the templates.

/** More than any front matter needs; YAML aliases can expand exponentially. */
const MAX_VALUES = 10_000;

/** `value` as plain data; absent when it isn't a mapping. Throws when it contains too many values. */
export function plainRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (!isMapping(value)) return undefined;
  return plainMapping(value, { left: MAX_VALUES });
}

interface Budget {
  left: number;
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof Uint8Array);

function plainMapping(mapping: Record<string, unknown>, budget: Budget): Record<string, unknown> {
  // Copying this key would set the prototype.
  const entries = Object.entries(mapping).filter(([key]) => key !== '__proto__');
  return Object.fromEntries(entries.map(([key, value]) => [key, plain(value, budget)]));
}

function plain(value: unknown, budget: Budget): unknown {
  if (--budget.left < 0) throw new Error(`it holds more than ${MAX_VALUES} values`);
  if (value instanceof Date) return isoDate(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) return value.map((item) => plain(item, budget));
  return isMapping(value) ? plainMapping(value, budget) : (value ?? null);
}

/** `2024-05-01`, or with the time in UTC if the author wrote one. */
function isoDate(date: Date): string {
  if (Number.isNaN(date.getTime())) return String(date);
  return date.toISOString().replace('T00:00:00.000Z', '');
}
