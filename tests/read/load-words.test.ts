// The words of a book: the built-in table of its language, with those of its theme over it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bookPath } from '../../src/core/path.ts';
import { wordOf } from '../../src/core/words.ts';
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

const wordsWith = (language: string, tables: Readonly<Record<string, string>>) => {
  for (const [name, text] of Object.entries(tables)) writeIn(folder, `theme/words/${name}.json`, text);
  return themeWords(language, bookPath('theme'), diskFiles(folder, createStatCache()));
};

describe('the built-in words', () => {
  test('are English for a language without a table, with English plural rules', () => {
    expect(builtinWords('xx')).toEqual(builtinWords('en'));
  });

  test('are English for a language that is no tag', () => {
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
    const { value } = wordsWith('pt-BR', {
      pt: '{ "search": "Pesquisar" }',
      'pt-BR': '{ "next": "Próxima" }',
    });
    expect(value.language).toBe('pt-BR');
    expect(['search', 'next', 'copy'].map((key) => wordOf(value, key))).toEqual([
      'Pesquisar',
      'Próxima',
      'Copy',
    ]);
  });

  test.each(['{', '[]', '{ "search": 1 }', '{ "search": { "one": "x" } }'])(
    'are reported and left out where they are no table: %s',
    (text) => {
      const { value, diagnostics } = wordsWith('en', { en: text });
      expect(diagnostics.map(({ code, args }) => [code, args])).toEqual([
        ['theme/words-syntax', { path: 'theme/words/en.json' }],
      ]);
      expect(value).toEqual(builtinWords('en'));
    },
  );
});
