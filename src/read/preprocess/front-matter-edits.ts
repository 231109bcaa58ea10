// Text that plugins put into the values of front matter, such as variables.
/** `text` in place of what is written from `start` to `end`, which are offsets in the front matter; as written if absent. */
export interface ValueEdit {
  readonly start: number;
  readonly end: number;
  readonly text?: string;
}

/** YAML as the parser reads it, and the way back. */
export interface MaskedYaml {
  /** With placeholders of the same length, so that offsets stay the same. */
  readonly yaml: string;
  /** Parsed data with the texts in the place of the placeholders. */
  readonly restore: (data: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

// Private-use characters, which YAML reads as a part of a string.
const [OPEN, CLOSE] = ['\uE000', '\uE001'];
const PLACEHOLDER = /\uE000(\d+)\uE001/g;
/** Enough for the digits of each number; `{{x}}` has five characters. */
const MOST = 1000;

/**
 * Braces start a mapping in YAML, and a variable may contain anything. So the parser reads placeholders, and what is
 * put into a value afterwards is text that can't add keys.
 */
export function maskYaml(text: string, edits: readonly ValueEdit[]): MaskedYaml {
  const used = edits
    .filter(({ start, end }) => !text.includes(OPEN) && !text.slice(start, end).includes('\n'))
    .slice(0, MOST);
  let yaml = '';
  let from = 0;
  for (const [i, { start, end }] of used.entries()) {
    yaml += text.slice(from, start) + OPEN + String(i).padStart(end - start - 2, '0') + CLOSE;
    from = end;
  }
  const texts = used.map(({ start, end, text: by }) => by ?? text.slice(start, end));
  return { yaml: yaml + text.slice(from), restore: (data) => restoredRecord(data, texts) };
}

const restoredRecord = (
  data: Readonly<Record<string, unknown>>,
  texts: readonly string[],
): Readonly<Record<string, unknown>> =>
  texts.length === 0
    ? data
    : Object.fromEntries(Object.entries(data).map(([key, value]) => [key, restored(value, texts)]));

function restored(value: unknown, texts: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => restored(item, texts));
  if (typeof value === 'object' && value !== null && !(value instanceof Date))
    return restoredRecord(value as Readonly<Record<string, unknown>>, texts);
  if (typeof value !== 'string') return value;
  const whole = /^\uE000(\d+)\uE001$/.exec(value);
  const text = value.replace(PLACEHOLDER, (_, i: string) => texts[Number(i)] ?? '');
  // For keys such as `draft`; every other value of a variable is a string.
  return whole !== null && /^(?:true|false)$/.test(text) ? text === 'true' : text;
}
