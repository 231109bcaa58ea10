// Serializes plain data: inputs to canonical text for keys, results to JSON.

/**
 * Canonical text of a stage's input. Key order and keys with the value `undefined` make no difference; a `StageResult` is
 * represented by its hash. Throws for other than plain data (a `Map`, a function): different values could have the same
 * text, and then share a result.
 */
export function canonicalText(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === undefined || value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) return `[${Array.from(value, canonicalText).join(',')}]`;
  if (isStageResult(value)) return `#${value.hash}`;
  if (isRecord(value)) {
    let text = '{';
    for (const key of Object.keys(value).sort()) {
      const held = value[key];
      if (held !== undefined) text += `${JSON.stringify(key)}:${canonicalText(held)},`;
    }
    return `${text}}`;
  }
  throw new TypeError(`an input contains ${describe(value)}, which is not plain data`);
}

const textOfValue = new WeakMap<object, string>();

/**
 * The same for an input whose values many inputs share, as the options of all chapters: each is serialized once. Inputs are
 * immutable, so a text never goes stale.
 */
export function inputText(input: unknown): string {
  if (!isRecord(input) || isStageResult(input)) return canonicalText(input);
  const texts = Object.keys(input)
    .filter((key) => input[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${sharedText(input[key])}`);
  return `{${texts.join(',')}}`;
}

function sharedText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return canonicalText(value);
  const text = textOfValue.get(value) ?? canonicalText(value);
  textOfValue.set(value, text);
  return text;
}

/** JSON of a result; empty for `undefined`. Throws for values that JSON does not preserve. */
export function plainText(value: unknown): string {
  const fault = findFault(value);
  if (fault !== undefined) throw new TypeError(`a result contains ${fault}, which is not plain data`);
  return value === undefined ? '' : JSON.stringify(value);
}

/** Inverse of {@link plainText}. */
export const plainValue = (text: string): unknown => (text === '' ? undefined : JSON.parse(text));

/** The first value that JSON cannot represent, with its path. Keys with the value `undefined` are ignored. */
function findFault(value: unknown): string | undefined {
  if (typeof value !== 'object') return isScalar(value) ? undefined : describe(value);
  if (value === null) return undefined;
  if (Array.isArray(value)) return faultOfArray(value);
  if (!isRecord(value)) return describe(value);
  // Fast, since every chapter goes through here: `isRecord` has excluded inherited keys.
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

const isStageResult = (value: unknown): value is { readonly hash: string } =>
  isRecord(value) && typeof value['heavy'] === 'function' && typeof value['hash'] === 'string';

function describe(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null) return `a ${typeof value}`;
  return Object.prototype.toString.call(value);
}
