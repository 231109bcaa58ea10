// Modules become one script, which browsers can run without a loader.
import { readdirSync } from 'node:fs';
import { Script } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { scriptText } from '../../../src/emit/theme/link-script.ts';
import { builtinFolder } from './folder.ts';

const link = (name: string, files: Readonly<Record<string, string>>) =>
  scriptText(name, (path) => files[path]);

describe('a linked script', () => {
  test('has each module once, after what it imports, in one function', () => {
    const script = link('js/a.js', {
      'js/a/main.js': "import { b } from './b.js';\nimport { c } from '../c.js';\nwindow.a = b + c;\n",
      'js/a/b.js': "import { c } from '../c.js';\nexport const b = c;\n",
      'js/c.js': 'export const c = 1;\n',
    });
    expect(script).toBe("(() => {\n'use strict';\nconst c = 1;\nconst b = c;\nwindow.a = b + c;\n})();\n");
  });

  test('of a single file has its imports before it', () => {
    const files = {
      'js/a.js': "import {\n  b,\n} from './b.js';\nb();\n",
      'js/b.js': 'export function b() {}\n',
    };
    expect(link('js/a.js', files)).toBe('function b() {}\nb();\n');
  });

  test('is the file as it is where it imports nothing', () => {
    expect(link('js/a.js', { 'js/a.js': 'export const a = 1;' })).toBe('export const a = 1;');
  });

  test('keeps an import of a file that is not there: it is the author’s', () => {
    const text = "import { b } from './b.js';\nb();\n";
    expect(link('js/a.js', { 'js/a.js': text })).toBe(text);
  });

  test('is absent if there is neither a file nor a folder', () => {
    expect(link('js/a.js', {})).toBeUndefined();
  });
});

describe('a script of the built-in theme', () => {
  const names = readdirSync(new URL('../../../templates/js/', import.meta.url))
    .map((entry) => `js/${entry.replace(/\.js$/, '')}.js`)
    .filter((name) => scriptText(name, builtinFolder.text) !== undefined);

  test.each(names)('is a script, in which no two modules declare one name: %s', (name) => {
    const text = scriptText(name, builtinFolder.text) ?? '';
    // The scripts of the 404 page and the parts of `book.js` are framed later.
    expect(() => new Script(`(async () => {\n${text}\n})`)).not.toThrow();
  });
});
