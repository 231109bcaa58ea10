// Every table of the interface's words is whole: the keys, placeholders and plural forms that its language needs.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Word, Words } from '../../src/core/words.ts';

const folder = join(import.meta.dirname, '../../templates/words');
const tableOf = (language: string): Words['texts'] =>
  JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')) as Words['texts'];

const languages = readdirSync(folder)
  .map((file) => file.replace(/\.json$/, ''))
  .filter((language) => language !== 'en');
const english = tableOf('en');

/** Counts of pages, chapters and problems. */
const counts = Array.from({ length: 10_000 }, (_, count) => count);

/** The numbers of each plural category; `other`, which is also for fractions, may have none. */
function numbersByCategory(language: string): ReadonlyMap<string, readonly number[]> {
  const rules = new Intl.PluralRules(language);
  const found = new Map<string, number[]>([['other', []]]);
  for (const count of counts) {
    const category = rules.select(count);
    found.set(category, [...(found.get(category) ?? []), count]);
  }
  return found;
}

const placeholders = (text: string): readonly string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

/** Where text leads: the 404 page's links. */
const links = (text: string): readonly string[] => text.match(/\]\([^)]*\)/g) ?? [];

const formsOf = (word: Word): readonly (readonly [string, string])[] =>
  typeof word === 'string' ? [['', word]] : Object.entries(word);

const otherOf = (word: Word): string => (typeof word === 'string' ? word : (word['other'] ?? ''));

test('the interface speaks the languages that books are translated into', () => {
  const wanted = 'ar bn de es fa fr he hi id it ja ko nl pl pt ru tr uk vi zh zh-Hant';
  expect(wanted.split(' ').filter((language) => !languages.includes(language))).toEqual([]);
});

describe.each(languages)('the words of %s', (language) => {
  const table = tableOf(language);
  const numbers = numbersByCategory(language);

  test('have the keys of the English ones, in their order', () => {
    expect(Object.keys(table)).toEqual(Object.keys(english));
  });

  test('have exactly the plural forms of the language', () => {
    const forms = Object.entries(table).map(([key, word]) => [
      key,
      typeof word === 'string' ? '' : Object.keys(word).sort().join(' '),
    ]);
    const needed = Object.entries(english).map(([key, word]) => [
      key,
      typeof word === 'string' ? '' : [...numbers.keys()].sort().join(' '),
    ]);
    expect(forms).toEqual(needed);
  });

  test('have the placeholders and links of the English ones', () => {
    const expected = Object.entries(english).map(([key, word]) => [
      key,
      placeholders(otherOf(word)),
      links(otherOf(word)),
    ]);
    const found = Object.entries(table).map(([key, word]) => [
      key,
      placeholders(otherOf(word)),
      links(otherOf(word)),
    ]);
    expect(found).toEqual(expected);
  });

  test('write the number in every plural form that has more than one', () => {
    const silent = Object.entries(table).flatMap(([key, word]) =>
      formsOf(word)
        .filter(([category, text]) => (numbers.get(category)?.length ?? 0) > 1 && !text.includes('{count}'))
        .map(([category]) => `${key} ${category}`),
    );
    expect(silent.filter((place) => !place.endsWith(' '))).toEqual([]);
  });

  test('are there: none is empty, and none is English but what is the same in both languages', () => {
    const empty = Object.entries(table).filter(([, word]) =>
      formsOf(word).some(([, text]) => text.trim() === ''),
    );
    expect(empty).toEqual([]);
    const sentences = Object.entries(table).filter(
      ([key, word]) => /\p{L} \p{L}/u.test(otherOf(word)) && otherOf(word) === otherOf(english[key] ?? ''),
    );
    expect(sentences.map(([key]) => key)).toEqual([]);
  });
});
