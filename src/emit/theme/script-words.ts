// Replaces placeholders in scripts with words of the interface, so that pages don't load a table.
import type { Word, Words } from '../../core/words.ts';

/** A whole string literal, `'{{ word "copy" }}'`; a minifier may change the quotes. */
const WORD = /(['"`])\{\{ word "([\w-]+)" \}\}\1/g;

/**
 * Inserts a word at each placeholder: JSON for words with plural forms, and the language tag of the plural rules for
 * `language`. Unknown keys are left as is, because a book's own script can contain any text.
 */
export const insertWords = (code: string, words: Words): string =>
  code.replace(WORD, (placeholder, _quote, key: string) => {
    const word = key === 'language' ? words.language : wordIn(words, key);
    if (word === undefined) return placeholder;
    return literal(typeof word === 'string' ? word : JSON.stringify(word));
  });

const wordIn = ({ texts }: Words, key: string): Word | undefined =>
  Object.hasOwn(texts, key) ? texts[key] : undefined;

const literal = (text: string): string =>
  `'${text.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
