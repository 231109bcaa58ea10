// Typst code whose texts are strings, so that no text of an author is read as code.

/** Code in Typst's markup mode. Only the functions of this folder make it, never a text of the book. */
export type Markup = string & { readonly __brand: 'Markup' };

/** Control characters, which no font shows, and halves of surrogate pairs. */
const FORBIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A string literal. Forbidden characters become U+FFFD. */
export const typstString = (text: string): string =>
  `"${text
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[\\"]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')}"`;

/** A value as an expression; absent values are `none`. */
export type Value =
  | string
  | number
  | boolean
  | undefined
  | readonly Value[]
  | { readonly markup: Markup }
  /** In points. */
  | { readonly length: number };

export function typstValue(value: Value): string {
  if (value === undefined) return 'none';
  if (typeof value === 'string') return typstString(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  // A trailing comma makes an array of a single item.
  if (isList(value)) return `(${value.map((item) => `${typstValue(item)}, `).join('')})`;
  return 'markup' in value ? `[${value.markup}]` : `${Number(value.length.toFixed(2))}pt`;
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** A text as content. */
export const textMarkup = (text: string): Markup => (text === '' ? '' : `#${typstString(text)}`) as Markup;

export const joined = (parts: readonly Markup[]): Markup => parts.join('') as Markup;

export const noMarkup = '' as Markup;

export interface Arguments {
  /** Before the named ones. */
  readonly values?: readonly Value[];
  /** Absent values aren't written. */
  readonly named?: Readonly<Record<string, Value>>;
  /** Content arguments, after all others. */
  readonly contents?: readonly Markup[];
}

/** A call of a function of the template or of Typst. */
export function call(name: string, { values = [], named = {}, contents = [] }: Arguments): Markup {
  const args = [
    ...values.map(typstValue),
    ...Object.entries(named).flatMap(([key, value]) =>
      value === undefined ? [] : [`${key}: ${typstValue(value)}`],
    ),
  ];
  const list = args.length === 0 && contents.length > 0 ? '' : `(${args.join(', ')})`;
  return `#${name}${list}${contents.map((content) => `[${content}]`).join('')}` as Markup;
}

/** Blocks whose first paragraph is on the line where they start, such as a footnote next to its number. */
export const withoutFirstParagraph = (blocks: Markup): Markup =>
  blocks
    .replace(/^#paragraph\[(.*)\]$/m, (whole, text: string, at: number) => (at === 0 ? text : whole))
    .trim() as Markup;

/** A variable of the template. */
export const variable = (name: string): Markup => `#${name};` as Markup;

/** A call without arguments other than its content. */
export const wrap = (name: string, content: Markup): Markup => call(name, { contents: [content] });
