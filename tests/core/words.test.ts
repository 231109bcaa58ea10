import { describe, expect, test } from 'vitest';
import { hashOf } from '../../src/core/hash.ts';
import { type Words, findWord, wordOf } from '../../src/core/words.ts';

const words = (language: string, texts: Words['texts']): Words => ({ language, texts, hash: hashOf(texts) });

describe('wordOf', () => {
  test('fills placeholders and leaves those without a value', () => {
    const table = words('en', { at: 'at {place}, {time}' });
    expect(wordOf(table, 'at', { place: 'home' })).toBe('at home, {time}');
  });

  test('picks the plural form by the rules of the language', () => {
    const polish = words('pl', {
      pages: { one: '{count} strona', few: '{count} strony', many: '{count} stron', other: '{count} strony' },
    });
    expect([1, 3, 5].map((count) => wordOf(polish, 'pages', { count }))).toEqual([
      '1 strona',
      '3 strony',
      '5 stron',
    ]);
  });

  test('uses the form `other` where the table lacks a category', () => {
    expect(wordOf(words('pl', { pages: { other: '{count}' } }), 'pages', { count: 3 })).toBe('3');
  });
});

test('a key that no table has is an error, even if every object inherits it', () => {
  expect(() => findWord(words('en', {}), 'constructor')).toThrow('no word `constructor`');
});
