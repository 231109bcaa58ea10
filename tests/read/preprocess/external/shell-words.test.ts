import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shellWords } from '../../../../src/read/preprocess/external/shell-words.ts';

test.each([
  ['mdbook-toc', ['mdbook-toc']],
  ['  python3   tools/x.py\t-v\n', ['python3', 'tools/x.py', '-v']],
  ['a "b c" \'d "e\' f', ['a', 'b c', 'd "e', 'f']],
  ['a"b"\'c\'d', ['abcd']],
  ['a "" \'\'', ['a', '', '']],
  ['a\\ b \\"c', ['a b', '"c']],
  ['"a\\"b\\$c\\`d\\\\e\\nf"', ['a"b$c`d\\e\\nf']],
  ["'a\\b'", ['a\\b']],
  ['a\\\nb "c\\\nd"', ['ab', 'cd']],
  ['a # b\nc', ['a', 'c']],
  ['a#b #c', ['a#b']],
  ['$HOME *.md ~', ['$HOME', '*.md', '~']],
  ['', []],
  [' \n', []],
  ['a "b', ['a']],
  ["'a", []],
  ['a b\\', ['a']],
  ['"a\\', []],
])('the command `%s` is split into words', (command, words) => {
  expect(shellWords(command)).toEqual(words);
});

test('quoted words come back unchanged, whatever they are', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (words) => {
      const quoted = words.map((word) => `'${word.replaceAll("'", `'"'"'`)}'`).join(' ');
      expect(shellWords(quoted)).toEqual(words);
    }),
  );
});

test('no command makes the parser throw', () => {
  fc.assert(fc.property(fc.string(), (command) => Array.isArray(shellWords(command))));
});
