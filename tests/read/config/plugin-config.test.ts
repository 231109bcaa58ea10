import { describe, expect, test } from 'vitest';
import { pluginConfig } from '../../../src/read/config/plugin-config.ts';
import { configOf } from './read-config.ts';

const told = (text: string): string => JSON.stringify(pluginConfig(configOf(text)));

describe('the settings that plugins receive', () => {
  test('are mdBook’s for an empty book.toml', () => {
    expect(told('')).toBe(
      '{"book":{"title":null,"authors":[],"description":null,"language":"en","text-direction":null}}',
    );
  });

  test('have a table only where it says something', () => {
    const text = `
[book]
title = "T"
src = "text"
text-direction = "ltr"
[build]
create-missing = false
[rust]
edition = "2021"
[output.html]
fold = { enable = true }
[output.pandoc.deep]
x = 1
[preprocessor.mine]
command = "c"
`;
    expect(JSON.parse(told(text))).toEqual({
      book: {
        title: 'T',
        authors: [],
        description: null,
        src: 'text',
        language: 'en',
        'text-direction': 'ltr',
      },
      build: {
        'build-dir': 'book',
        'create-missing': false,
        'use-default-preprocessors': true,
        'extra-watch-dirs': [],
      },
      rust: { edition: '2021' },
      output: { html: { fold: { enable: true } }, pandoc: { deep: { x: 1 } } },
      preprocessor: { mine: { command: 'c' } },
    });
  });

  test('omit keys that mdBook rejects, and build-book’s own table', () => {
    const text =
      '[book]\nmultilingual = false\ntitel = "x"\n[build-book]\nmath = "katex"\n[output.html]\ncurly-quotes = true\n';
    expect(JSON.parse(told(text))).toEqual({
      book: { title: null, authors: [], description: null, language: 'en', 'text-direction': null },
      output: { html: { 'smart-punctuation': true } },
    });
  });

  test('have the root as a path that plugins can join', () => {
    expect(JSON.parse(told('book.src = "."\nbuild.build-dir = "."'))).toMatchObject({
      book: { src: '.' },
      build: { 'build-dir': '.' },
    });
  });
});
