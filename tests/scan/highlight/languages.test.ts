import { bundledLanguagesInfo } from 'shiki/langs';
import { expect, test } from 'vitest';
import { languageNames, languageOf } from '../../../src/scan/highlight/languages.ts';

test('every shiki language is known by its name and all aliases', () => {
  const wrong = bundledLanguagesInfo.flatMap(({ id, aliases = [] }) =>
    [id, ...aliases].filter((name) => languageOf(name) !== id),
  );
  expect(wrong).toEqual([]);
});

test('every canonical name is a shiki language or plain', () => {
  const ids = new Set(['text', ...bundledLanguagesInfo.map(({ id }) => id)]);
  expect(languageNames.filter((name) => !ids.has(languageOf(name) ?? ''))).toEqual([]);
});

test('mdBook’s languages have a grammar under each highlight.js name', () => {
  // highlight.js 10.1.1 as mdBook 0.5 ships it: `hljs.listLanguages()` and their aliases.
  const names =
    'apache apacheconf bash sh zsh c h cpp cc c++ h++ hpp hh hxx cxx csharp cs c# coffeescript coffee cson iced css ' +
    'diff patch go golang http https ini toml java jsp javascript js jsx mjs cjs json kotlin kt less lua makefile mk ' +
    'mak xml html xhtml rss atom xjb xsd xsl plist wsf svg markdown md mkdown mkd nginx nginxconf objectivec mm objc ' +
    'obj-c perl pl pm php php3 php4 php5 php6 php7 php-template plaintext text txt properties python py gyp ipython ' +
    'python-repl pycon ruby rb gemspec podspec thor irb rust rs scss shell console sql swift typescript ts yaml yml ' +
    'YAML armasm arm d handlebars hbs html.hbs html.handlebars htmlbars haskell hs julia nim nix nixos r scala x86asm';
  expect(names.split(' ').filter((name) => languageOf(name) === undefined)).toEqual([]);
});

test('language names ignore case', () => {
  expect(['Rust', 'C', 'C++', 'Dockerfile', 'JSON'].map(languageOf)).toEqual([
    'rust',
    'c',
    'cpp',
    'docker',
    'json',
  ]);
});

test('names that GitHub has for files of a language are known', () => {
  expect(['assembly', 's', 'arduino', 'gradle', 'django'].map(languageOf)).toEqual([
    'asm',
    'asm',
    'cpp',
    'groovy',
    'jinja',
  ]);
});

test('a missing word and the words for plain text mean plain', () => {
  const names = ['', 'text', 'txt', 'plain', 'plaintext', 'none', 'nohighlight', 'notrust', 'NotRust'];
  expect(names.map(languageOf)).toEqual(names.map(() => 'text'));
});

test('a leading rustdoc attribute makes the block Rust', () => {
  const names = [
    ...['ignore', 'ignore-windows', 'no_run', 'should_panic', 'compile_fail', 'test_harness'],
    ...['standalone_crate', 'edition2021', 'edition2027', 'E0277'],
  ];
  expect(names.map(languageOf)).toEqual(names.map(() => 'rust'));
});

test('an unknown word has no language', () => {
  const names = ['klingon', 'constructor', '__proto__', '../rust', 'ignored', 'edition21', 'E27', 'custom'];
  expect(names.map(languageOf)).toEqual(names.map(() => undefined));
});
