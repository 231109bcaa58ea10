// The language of a book as a tag.
import { expect, test } from 'vitest';
import { languageChain, languageTag } from '../../src/core/language-tag.ts';

test.each([
  ['pt_br', 'pt-BR'],
  ['iw', 'he'],
  ['zh-hans-cn', 'zh-Hans-CN'],
  ['en-x-plain', 'en-x-plain'],
  ['ar-u-nu-arab', 'ar-u-nu-arab'],
  ['../de', undefined],
  ['e', undefined],
  ['English', undefined],
  ['', undefined],
])('`%s` is the tag %s', (written, tag) => {
  expect(languageTag(written)).toBe(tag);
});

test.each([
  ['zh-TW', ['zh-TW', 'zh-Hant', 'zh']],
  ['en-x-plain', ['en-x-plain', 'en-Latn', 'en']],
  ['no language', []],
])('`%s` falls back to %j', (written, chain) => {
  expect(languageChain(written)).toEqual(chain);
});
