// The words of a book: the built-in table of its language, with those of its theme over it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bookPath } from '../../src/core/path.ts';
import { type Words, wordOf } from '../../src/core/words.ts';
import { diskFiles } from '../../src/disk/sources/disk-files.ts';
import { createStatCache } from '../../src/disk/sources/stat-cache.ts';
import { builtinWords, themeWords } from '../../src/read/load-words.ts';
import { writeIn } from '../helpers/temp-folder.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'book-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const wordsWith = (language: string, tables: Readonly<Record<string, string>>, own: Words['texts'] = {}) => {
  for (const [name, text] of Object.entries(tables)) writeIn(folder, `theme/words/${name}.json`, text);
  const sources = { language, theme: bookPath('theme'), own };
  return themeWords(sources, diskFiles(folder, createStatCache()));
};

describe('the built-in words', () => {
  test('are English for a language without a table, with English plural rules', () => {
    expect(builtinWords('xx')).toEqual(builtinWords('en'));
  });

  test.each([
    ['pt-BR', 'pt'],
    ['pt_br', 'pt'],
    ['pt-PT', 'pt'],
    ['zh', 'zh'],
    ['zh-CN', 'zh'],
    ['zh-Hans', 'zh'],
    ['zh-SG', 'zh'],
    ['zh-TW', 'zh-Hant'],
    ['zh-tw', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-Hant', 'zh-Hant'],
    ['zh-Hant-MO', 'zh-Hant'],
    ['de-AT', 'de'],
    ['iw', 'he'],
    ['in-ID', 'id'],
    ['en-GB', 'en'],
  ])('of %s are those of %s', (language, table) => {
    expect(builtinWords(language)).toEqual(builtinWords(table));
    expect(builtinWords(language).language).toBe(table);
  });

  test('are English for a language that isn’t a tag', () => {
    expect(builtinWords('../../package')).toEqual(builtinWords('en'));
  });
});

describe('the words of a theme', () => {
  test('replace built-in ones one by one', () => {
    const { value, diagnostics } = wordsWith('en', { en: '{ "search": "Find" }' });
    expect(diagnostics).toEqual([]);
    expect([wordOf(value, 'search'), wordOf(value, 'copy')]).toEqual(['Find', 'Copy']);
    expect(value.hash).not.toBe(builtinWords('en').hash);
  });

  test('may be of a language that has no built-in table, and fall back to English', () => {
    const { value } = wordsWith('la-VA', {
      la: '{ "search": "Quaerere" }',
      'la-VA': '{ "next": "Proxima" }',
    });
    expect(value.language).toBe('la-VA');
    expect(['search', 'next', 'copy'].map((key) => wordOf(value, key))).toEqual([
      'Quaerere',
      'Proxima',
      'Copy',
    ]);
  });

  test('have the form of the built-in ones, which scripts rely on', () => {
    const { value } = wordsWith('en', {
      en: '{ "chapters-found": "Chapters: {count}", "copy": { "one": "A", "other": "B" } }',
    });
    expect(value.texts['chapters-found']).toEqual({ other: 'Chapters: {count}' });
    expect(value.texts['copy']).toBe('B');
  });

  test('are replaced by those of book.toml, in any language', () => {
    const own = { search: 'Go' };
    const { value } = wordsWith('de', { de: '{ "search": "Los", "copy": "Kopie" }' }, own);
    expect([wordOf(value, 'search'), wordOf(value, 'copy')]).toEqual(['Go', 'Kopie']);
    expect(wordOf(builtinWords('fr', own), 'search')).toBe('Go');
  });

  test.each(['{', '[]', '{ "search": 1 }', '{ "search": { "one": "x" } }'])(
    'are reported and left out if they aren’t a table: %s',
    (text) => {
      const { value, diagnostics } = wordsWith('en', { en: text });
      expect(diagnostics.map(({ code, args }) => [code, args])).toEqual([
        ['theme/words-syntax', { path: 'theme/words/en.json' }],
      ]);
      expect(value).toEqual(builtinWords('en'));
    },
  );
});
