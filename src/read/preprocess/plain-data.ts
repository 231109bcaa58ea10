// What a YAML parser made -> what JSON can hold, so that it can be kept on disk and handed to templates.

/** More values than any front matter has; YAML aliases can name one value so often that copying it never ends. */
const MOST_VALUES = 10_000;

/** `value` as plain data; absent when it is no mapping. Throws when it holds more values than a page can mean. */
export function plainRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (!isMapping(value)) return undefined;
  return plainMapping(value, { left: MOST_VALUES });
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
  // A key of this name would become the prototype of whatever the data is copied into.
  const entries = Object.entries(mapping).filter(([key]) => key !== '__proto__');
  return Object.fromEntries(entries.map(([key, value]) => [key, plain(value, budget)]));
}

function plain(value: unknown, budget: Budget): unknown {
  if (--budget.left < 0) throw new Error(`it holds more than ${MOST_VALUES} values`);
  if (value instanceof Date) return isoDate(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) return value.map((item) => plain(item, budget));
  return isMapping(value) ? plainMapping(value, budget) : (value ?? null);
}

/** `2024-05-01`, or with its time in UTC where the author wrote one. */
function isoDate(date: Date): string {
  if (Number.isNaN(date.getTime())) return String(date);
  return date.toISOString().replace('T00:00:00.000Z', '');
}
