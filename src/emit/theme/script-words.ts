// A script with placeholders -> the same with the words of the interface, so that pages load no table.
import type { Word, Words } from '../../core/words.ts';

/** A whole string literal: `'{{ word "copy" }}'`, in any quotes that a minifier chooses. */
const WORD = /(['"`])\{\{ word "([\w-]+)" \}\}\1/g;

/**
 * Puts a word into each place; one with plural forms as JSON, and `language` as the tag whose plural rules apply. A key
 * that no table has stays as it is: a book's own script may have any text.
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
