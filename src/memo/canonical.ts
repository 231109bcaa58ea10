// Plain data -> one text for it: what an input's key is made of, and what an answer is kept as.

/**
 * The text that stands for a stage's input. The order of an object's keys does not count, nor does a key that holds
 * `undefined`; a `Remembered` counts by its hash. Throws for what is not plain data (a `Map`, a function): two such
 * values could have one text, and then one would be given the other's answer.
 */
export function canonicalText(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === undefined || value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) return `[${Array.from(value, canonicalText).join(',')}]`;
  if (isRemembered(value)) return `#${value.hash}`;
  if (isRecord(value)) {
    let text = '{';
    for (const key of Object.keys(value).sort()) {
      const held = value[key];
      if (held !== undefined) text += `${JSON.stringify(key)}:${canonicalText(held)},`;
    }
    return `${text}}`;
  }
  throw new TypeError(`an input holds ${describe(value)}, which is not plain data`);
}

/** JSON for an answer; empty for `undefined`. Throws for what would not come back the same from JSON. */
export function plainText(value: unknown): string {
  const fault = findFault(value);
  if (fault !== undefined) throw new TypeError(`an answer holds ${fault}, which is not plain data`);
  return value === undefined ? '' : JSON.stringify(value);
}

/** The value that {@link plainText} was given; throws for a text that it did not make. */
export const plainValue = (text: string): unknown => (text === '' ? undefined : JSON.parse(text));

/** What JSON cannot hold in `value`, with the way to it; a key that holds `undefined` is as good as none. */
function findFault(value: unknown): string | undefined {
  if (typeof value !== 'object') return isScalar(value) ? undefined : describe(value);
  if (value === null) return undefined;
  if (Array.isArray(value)) return faultOfArray(value);
  if (!isRecord(value)) return describe(value);
  // All of a chapter goes through here. An inherited key would have failed the test above.
  for (const key in value) {
    const held = value[key];
    if (typeof held === 'string') continue;
    const fault = findFault(held);
    if (fault !== undefined) return `${fault} in .${key}`;
  }
  return undefined;
}

function faultOfArray(values: readonly unknown[]): string | undefined {
  for (let i = 0; i < values.length; i++) {
    const fault = values[i] === undefined ? 'a hole' : findFault(values[i]);
    if (fault !== undefined) return `${fault} in [${i}]`;
  }
  return undefined;
}

const isScalar = (value: unknown): boolean =>
  typeof value === 'string' || value === undefined || typeof value === 'boolean' || Number.isFinite(value);

function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

const isRemembered = (value: unknown): value is { readonly hash: string } =>
  isRecord(value) && typeof value['heavy'] === 'function' && typeof value['hash'] === 'string';

function describe(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null) return `a ${typeof value}`;
  return Object.prototype.toString.call(value);
}
