// The words of the interface in one language: texts by key, with placeholders and plural forms.
import type { Hash } from './hash.ts';

/** A text, or a text for each plural category of the language; `other` is always there. */
export type Word = string | Readonly<Record<string, string>>;

export interface Words {
  /** The language whose plural rules apply, as a BCP 47 tag. */
  readonly language: string;
  /** By key, e.g. `search-results`. */
  readonly texts: Readonly<Record<string, Word>>;
  /** Of everything above. */
  readonly hash: Hash;
}

export const isWord = (value: unknown): value is Word => typeof value === 'string' || isForms(value);

const isForms = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' &&
  value !== null &&
  'other' in value &&
  Object.values(value).every((text) => typeof text === 'string');

export type WordValues = Readonly<Record<string, string | number>>;

/** The text for a key. `values` fill its placeholders, such as `{count}`, which also picks the plural form. */
export function wordOf(words: Words, key: string, values: WordValues = {}): string {
  const word = findWord(words, key);
  const text = typeof word === 'string' ? word : formOf(words.language, word, values['count']);
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}

/** The word for a key, with all of its forms. Throws for a key that the table doesn't have. */
export function findWord({ texts }: Words, key: string): Word {
  const word = Object.hasOwn(texts, key) ? texts[key] : undefined;
  if (word === undefined) throw new Error(`no word \`${key}\``);
  return word;
}

function formOf(language: string, forms: Readonly<Record<string, string>>, count: unknown): string {
  const category = new Intl.PluralRules(language).select(Number(count));
  return forms[category] ?? forms['other'] ?? '';
}
