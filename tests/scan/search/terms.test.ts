// What a piece of text is found by: the same in the build and in the browser.
import { describe, expect, test } from 'vitest';
import { loadTextAnalysis } from '../../../src/scan/search/text-analysis.ts';

const { terms } = await loadTextAnalysis();
const inText = (text: string): readonly string[] => terms.termsIn(text, false);
const inCode = (text: string): readonly string[] => terms.termsIn(text, true);

describe('a word is found', () => {
  test.each([
    ['Hello!', ['hello']],
    ['(word).', ['word']],
    ['Élan', ['elan']],
    ['Größe', ['grosse']],
    ['ёлка', ['елка']],
    ['ﬁne', ['fine']],
    ['كِتَاب', ['كتاب']],
    ['Œuvre', ['oeuvre']],
  ])('%s without case, accents and punctuation', (text, expected) => {
    expect(inText(text)).toEqual(expected);
  });

  test.each([
    ['isn’t', ['isnt', 'isn']],
    ["isn't", ['isnt', 'isn']],
    ['O’Reilly', ['oreilly', 'reilly']],
    ['l’installation', ['linstallation', 'installation']],
    ["dell'errore", ['dellerrore', 'dell', 'errore']],
  ])('%s with any apostrophe, and without what is elided', (text, expected) => {
    expect(inText(text)).toEqual(expected);
  });

  test('in Arabic with and without its article', () => {
    expect(inText('الملكية')).toEqual(['الملكيه', 'ملكيه']);
  });
});

describe('a name in code is found as a whole and in parts', () => {
  test.each([
    ['std::io::Result', ['std::io::result', 'io::result', 'std', 'io', 'result']],
    ['Option<T>', ['option<t>', 'option', 't']],
    ['Vec<Option<T>>', ['vec<option<t>>', 'vec', 'option', 't']],
    ['HashMap<String,', ['hashmap', 'hash', 'map', 'string']],
    ['fn(x:Option<T>)->i32', ['fn', 'x', 'option<t>', 'option', 't', 'i32']],
    ['--release', ['--release', 'release']],
    ['--name=value', ['--name', 'name', 'value']],
    ['&mut', ['&mut', 'mut']],
    ['println!("{}",', ['println!', 'println']],
    ['snake_case', ['snake_case', 'snake', 'case']],
    ['camelCase', ['camelcase', 'camel', 'case']],
    ["'a", ["'a", 'a']],
    ['->', ['->']],
    ['?', ['?']],
  ])('%s', (text, expected) => {
    expect(inCode(text)).toEqual(expected);
  });

  test.each([
    ['C++', ['c++', 'c']],
    ['C#,', ['c#', 'c']],
    ['.NET', ['.net', 'net']],
    ['v2.0.0', ['v2.0.0', '2.0.0', 'v2']],
    ['node.js.', ['node.js', 'node', 'js']],
    ['drop-in', ['drop-in', 'drop', 'in']],
  ])('%s outside of code', (text, expected) => {
    expect(inText(text)).toEqual(expected);
  });
});

describe('text without spaces between words', () => {
  test.each([
    ['所有权', ['所有', '有权', '权']],
    ['ライブラリ', ['ライ', 'イブ', 'ブラ', 'ラリ', 'リ']],
    ['소유권', ['소유', '유권', '권']],
    ['Rust的所有权', ['的所', '所有', '有权', '权', 'rust']],
    ['ไทยง่าย', ['ไทย', 'ทยง', 'ยง่', 'ง่า', '่าย', 'าย', 'ย']],
    ['権', ['権']],
  ])('%s is found by letters next to each other', (text, expected) => {
    expect(inText(text)).toEqual(expected);
  });
});

test('words are counted as a reader counts them', () => {
  const counts = ['', 'What Is Ownership?', 'Using Box<T>', 'HashMap', '所有权', '使用 Box<T>'].map(
    terms.countWords,
  );
  expect(counts).toEqual([0, 3, 2, 1, 2, 2]);
});
