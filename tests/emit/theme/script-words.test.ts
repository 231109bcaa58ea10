// Scripts carry the words that they show.
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import type { Words } from '../../../src/core/words.ts';
import { insertWords } from '../../../src/emit/theme/script-words.ts';

const texts = { quote: `it's "{x}" \`\${1}\` \\ \n`, pages: { one: '{count} page', other: '{count} pages' } };
const words: Words = { language: 'en', texts, hash: hashOf(texts) };
const valueOf = (code: string): unknown => runInNewContext(insertWords(code, words));

test.each(["'", '"', '`'])('a literal in %s becomes the word, whatever signs are in it', (quote) => {
  expect(valueOf(`${quote}{{ word "quote" }}${quote}`)).toBe(texts.quote);
});

test('a key that no table has is left alone', () => {
  expect(insertWords(`'{{ word "constructor" }}'`, words)).toBe(`'{{ word "constructor" }}'`);
});

test('a word with plural forms is JSON, and the language is a tag', () => {
  expect(JSON.parse(String(valueOf(`'{{ word "pages" }}'`)))).toEqual(texts.pages);
  expect(valueOf(`'{{ word "language" }}'`)).toBe('en');
});
