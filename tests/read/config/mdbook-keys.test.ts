import { describe, expect, test } from 'vitest';
import { configOf, findingsOf, readConfig } from './read-config.ts';

describe('a book.toml that sets nothing', () => {
  const { value, diagnostics } = readConfig('');

  test('is valid', () => {
    expect(diagnostics).toEqual([]);
  });

  test('has mdBook’s defaults for the book, its build and its Rust code', () => {
    expect(value.book).toEqual({ authors: [], src: 'src', language: 'en', textDirection: 'ltr' });
    expect(value.build).toEqual({
      buildDir: 'book',
      createMissing: true,
      useDefaultPreprocessors: true,
      extraWatchDirs: [],
    });
    expect(value.rust).toEqual({});
  });

  test('has mdBook’s defaults for the site', () => {
    expect(value.html).toEqual({
      defaultTheme: 'light',
      preferredDarkTheme: 'navy',
      smartPunctuation: true,
      definitionLists: true,
      admonitions: true,
      mathjaxSupport: false,
      additionalCss: [],
      additionalJs: [],
      noSectionLabel: false,
      gitRepositoryIcon: 'fab-github',
      gitBranch: 'main',
      openOnText: 'Found a bug? [Edit this page on GitHub.]',
      redirect: {},
      hashFiles: true,
      sidebarHeaderNav: true,
      zoomableImages: true,
      print: { enable: true, pageBreak: true },
      fold: { level: 0 },
      playground: { editable: false, copyable: true, copyJs: true, lineNumbers: false, runnable: true },
      code: { hidelines: {} },
      search: {
        enable: true,
        limitResults: 30,
        teaserWordCount: 30,
        useBooleanAnd: false,
        boostTitle: 2,
        boostHierarchy: 1,
        boostParagraph: 1,
        expand: true,
        headingSplitLevel: 6,
        copyJs: true,
        chapter: {},
      },
    });
  });

  test('declares no renderer, preprocessor or plugin', () => {
    expect(value.outputs).toEqual([]);
    expect(value.preprocessors).toEqual([]);
    // What books may use without asking for it.
    expect(value.plugins).toEqual({
      alerts: true,
      'page-layouts': true,
      'product-blocks': true,
      'site-furniture': true,
      'code-features': true,
      'footnote-previews': true,
      'offline-reading': true,
      'edition-menus': true,
      tabs: { directives: false },
    });
  });
});

describe('a book.toml that sets everything', () => {
  const text = `
[book]
title = "A Book"
authors = ["One", "Two"]
description = "What it says"
src = "./chapters/"
language = "de"
text-direction = "rtl"

[build]
build-dir = "out/site"
create-missing = false
use-default-preprocessors = false
extra-watch-dirs = ["a", "../b"]

[rust]
edition = "2021"

[output.html]
theme = "my-theme"
default-theme = "Rust"
preferred-dark-theme = "AYU"
smart-punctuation = false
definition-lists = false
admonitions = false
mathjax-support = true
additional-css = ["./a.css", "theme/b.css"]
additional-js = ["c.js"]
no-section-label = true
git-repository-url = "https://example.org/repo"
git-repository-icon = "fab-gitlab"
edit-url-template = "https://example.org/edit/{path}"
input-404 = "lost.md"
site-url = "/book/"
canonical-site-url = "https://example.org/book/"
cname = "example.org"
hash-files = false
sidebar-header-nav = false
zoomable-images = false
live-reload-endpoint = "__x"

[output.html.redirect]
"/a.html" = "b.html"
"./c.html" = "/d.html#e"
"f.html#g" = "https://example.org/"

[output.html.print]
enable = false
page-break = false

[output.html.fold]
enable = true
level = 255

[output.html.playground]
editable = true
copyable = false
copy-js = false
line-numbers = true
runnable = false

[output.html.code.hidelines]
python = "~"

[output.html.search]
enable = false
limit-results = 4294967295
teaser-word-count = 1
use-boolean-and = true
boost-title = 9
boost-hierarchy = 8
boost-paragraph = 7
expand = false
heading-split-level = 2
copy-js = false

[output.html.search.chapter]
"appendix" = { enable = false }
"appendix/one.md" = { enable = true }
"whole" = {}
`;
  const { value, diagnostics } = readConfig(text);

  test('is valid, except for two keys that have no effect here', () => {
    expect(diagnostics.map(({ code, args }) => [code, 'key' in args && args.key])).toEqual([
      ['config/no-effect', 'output.html.playground.copy-js'],
      ['config/no-effect', 'output.html.search.expand'],
    ]);
  });

  test('is read key by key', () => {
    expect(value.book).toEqual({
      title: 'A Book',
      authors: ['One', 'Two'],
      description: 'What it says',
      src: 'chapters',
      language: 'de',
      textDirection: 'rtl',
    });
    expect(value.build).toEqual({
      buildDir: 'out/site',
      createMissing: false,
      useDefaultPreprocessors: false,
      extraWatchDirs: ['a', '../b'],
    });
    expect(value.rust).toEqual({ edition: '2021' });
    expect(value.html).toEqual({
      theme: 'my-theme',
      defaultTheme: 'rust',
      preferredDarkTheme: 'ayu',
      smartPunctuation: false,
      definitionLists: false,
      admonitions: false,
      mathjaxSupport: true,
      additionalCss: ['a.css', 'theme/b.css'],
      additionalJs: ['c.js'],
      noSectionLabel: true,
      gitRepositoryUrl: 'https://example.org/repo',
      gitRepositoryIcon: 'fab-gitlab',
      gitBranch: 'main',
      openOnText: 'Found a bug? [Edit this page on GitHub.]',
      editUrlTemplate: 'https://example.org/edit/{path}',
      input404: 'lost.md',
      siteUrl: '/book/',
      canonicalSiteUrl: 'https://example.org/book/',
      cname: 'example.org',
      redirect: {
        '/a.html': 'b.html',
        './c.html': '/d.html#e',
        'f.html#g': 'https://example.org/',
      },
      hashFiles: false,
      sidebarHeaderNav: false,
      zoomableImages: false,
      liveReloadEndpoint: '__x',
      print: { enable: false, pageBreak: false },
      fold: { enable: true, level: 255 },
      playground: { editable: true, copyable: false, copyJs: false, lineNumbers: true, runnable: false },
      code: { hidelines: { python: '~' } },
      search: {
        enable: false,
        limitResults: 4294967295,
        teaserWordCount: 1,
        useBooleanAnd: true,
        boostTitle: 9,
        boostHierarchy: 8,
        boostParagraph: 7,
        expand: false,
        headingSplitLevel: 2,
        copyJs: false,
        chapter: { appendix: { enable: false }, 'appendix/one.md': { enable: true }, whole: {} },
      },
    });
  });
});

describe('the text direction', () => {
  const rightToLeft =
    'ar ara arc ae ave egy he heb nqo pal phn sam syc syr fa per fas ku kur ur urd pus ps yi yid';

  test.each(rightToLeft.split(' '))('is right-to-left for %s', (language) => {
    expect(configOf(`book.language = "${language}"`).book.textDirection).toBe('rtl');
  });

  test.each(['AR', 'ar-EG', 'ar_EG', 'he-IL', 'iw', 'ckb', 'dv', 'pa-Arab', 'az-Arab-IR'])(
    'is right-to-left for %s, though not in mdBook’s list',
    (language) => {
      expect(configOf(`book.language = "${language}"`).book.textDirection).toBe('rtl');
    },
  );

  test.each(['en', 'ku-Latn', 'ur-Latn', 'zh', 'arabic', 'ar/../x', ''])(
    'is left-to-right for %j',
    (language) => {
      expect(configOf(`book.language = "${language}"`).book.textDirection).toBe('ltr');
    },
  );

  test('follows the book’s setting, whatever its language', () => {
    expect(configOf('book = { language = "ar", text-direction = "ltr" }').book.textDirection).toBe('ltr');
  });
});

describe('a path in book.toml', () => {
  test.each([
    ['.', ''],
    ['./', ''],
    ['src/', 'src'],
    ['a\\\\b', 'a/b'],
    ['../docs', '../docs'],
  ])('%j as the source folder is %j', (written, path) => {
    expect(configOf(`book.src = "${written}"`).book.src).toBe(path);
  });

  test('for the 404 page may be empty, which differs from absent', () => {
    expect(configOf('output.html.input-404 = ""').html.input404).toBe('');
    expect(configOf('[output.html]').html).not.toHaveProperty('input404');
  });
});

describe('an address in book.toml', () => {
  test.each(['javascript:alert(1)', ' JavaScript:x', 'java\\tscript:x', 'data:text/html,x', 'vbscript:x'])(
    'that runs code is rejected: %j',
    (address) => {
      const text = `output.html.git-repository-url = "${address}"`;
      expect(configOf(text).html).not.toHaveProperty('gitRepositoryUrl');
      expect(readConfig(text).diagnostics.map(({ code }) => code)).toEqual(['config/bad-value']);
    },
  );

  test('is checked in edit links, the site URL and redirects too', () => {
    const text = `[output.html]
edit-url-template = "javascript:{path}"
site-url = "data:x"
redirect = { "/a.html" = "javascript:x", "/b.html" = "c.html" }
`;
    expect(findingsOf(text)).toEqual([
      'error at |"javascript:{path}"|: invalid value `"javascript:{path}"` for `output.html.edit-url-template`: it would run code in the page',
      'error at |"data:x"|: invalid value `"data:x"` for `output.html.site-url`: it would run code in the page',
      'error at |"javascript:x"|: invalid value `"javascript:x"` for `output.html.redirect."/a.html"`: it would run code in the page',
    ]);
    expect(configOf(text).html.redirect).toEqual({ '/b.html': 'c.html' });
  });
});
