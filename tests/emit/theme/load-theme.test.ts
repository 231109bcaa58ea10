// The book's own theme folder replaces the built-in files one by one, and what is wrong with it is said.
import { describe, expect, test } from 'vitest';
import { bookPath } from '../../../src/core/path.ts';
import { type Theme, loadTheme } from '../../../src/emit/theme/load-theme.ts';
import { builtinFolder, folderWith } from './folder.ts';
import { english } from '../../english.ts';

const themeWith = async (files: Readonly<Record<string, string>>) =>
  loadTheme({
    builtin: builtinFolder,
    own: { folder: folderWith(files), path: bookPath('theme') },
    extra: [],
    fingerprints: 'plain',
    words: english,
  });

const render = async (theme: Theme, page: string, context: object) =>
  (await theme.engine()).render(page, context);

const redirect = {
  kind: 'redirect',
  site: { language: 'en', direction: 'ltr' },
  pathToRoot: '../',
  target: 'x.html',
  fragments: {},
};

describe('a template of the book', () => {
  test('replaces the built-in one', async () => {
    const { value: theme } = await themeWith({ 'pages/redirect.hbs': 'to {{target}} {{{target}}}' });
    expect(await render(theme, 'redirect', { ...redirect, target: '<x>' })).toEqual({
      value: 'to &lt;x&gt; <x>',
      diagnostics: [],
    });
  });

  test('may use mdBook’s name for a part', async () => {
    const { value: theme } = await themeWith({
      'head.hbs': '<meta name="mine">',
      'pages/redirect.hbs': '{{> head}}{{> header}}!',
    });
    expect((await render(theme, 'redirect', redirect)).value).toBe('<meta name="mine">!');
  });

  test('with invalid syntax is reported at its place, and the built-in one is used', async () => {
    const text = '<p>\n{{#if title}}\n  {{title}}\n{{/each}}\n';
    const { value: theme, diagnostics } = await themeWith({ 'pages/redirect.hbs': text });
    const start = text.indexOf('if title');
    expect(diagnostics).toEqual([
      {
        code: 'theme/template-syntax',
        args: { template: 'theme/pages/redirect.hbs', reason: "if doesn't match each" },
        at: { file: 'theme/pages/redirect.hbs', span: { start, end: start + 2 } },
      },
    ]);
    expect((await render(theme, 'redirect', redirect)).value).toContain('This page has moved');
  });

  test('that fails while rendering is reported, and the built-in one is used', async () => {
    const { value: theme, diagnostics } = await themeWith({
      'header.hbs': '{{nonsense "x"}}',
      'pages/redirect.hbs': '[{{> header}}]',
    });
    expect(diagnostics).toEqual([]);
    expect(await render(theme, 'redirect', redirect)).toEqual({
      value: '[]',
      diagnostics: [
        {
          code: 'theme/template-failed',
          args: { template: 'theme/header.hbs', reason: 'Missing helper: "nonsense"' },
          at: { file: 'theme/header.hbs', span: { start: 0, end: 16 } },
        },
      ],
    });
  });

  test.each([
    ['an unknown helper', 'a\n  {{nonsense "x"}}\n', 'Missing helper: "nonsense"', '{{nonsense "x"}}'],
    ['an unknown helper in a block', '{{#if target}}\n{{x 1}}{{/if}}', 'Missing helper: "x"', '{{x 1}}'],
    [
      'an unknown helper in an else',
      '{{#if no}}a{{else if target}}{{x 1}}{{/if}}',
      'Missing helper: "x"',
      '{{x 1}}',
    ],
    ['an unknown helper in an argument', 'a {{json (x 1)}}', 'Missing helper: "x"', '{{json (x 1)}}'],
    [
      'an unknown helper behind a good one',
      '{{json 1}} {{#each site}}{{x 1}}{{/each}}',
      'Missing helper: "x"',
      '{{x 1}}',
    ],
    ['an unknown part', 'a\n{{> nowhere}}', 'The partial nowhere could not be found', '{{> nowhere}}'],
    ['a block without its argument', '{{#each}}a{{/each}}', 'Must pass iterator to #each', '{{#each}}'],
  ])('that fails because of %s is reported at its statement', async (_, text, reason, at) => {
    const { value: theme } = await themeWith({ 'pages/redirect.hbs': text });
    const start = text.indexOf(at);
    expect((await render(theme, 'redirect', redirect)).diagnostics).toEqual([
      {
        code: 'theme/template-failed',
        args: { template: 'theme/pages/redirect.hbs', reason },
        at: { file: 'theme/pages/redirect.hbs', span: { start, end: start + at.length } },
      },
    ]);
  });

  test.each([
    ['itself', { 'parts/a.hbs': 'a\n{{> a}}' }, 'parts/a.hbs', '{{> a}}'],
    [
      'itself through another',
      { 'parts/a.hbs': 'a{{> b}}', 'parts/b.hbs': '\n{{> a}}' },
      'parts/b.hbs',
      '{{> a}}',
    ],
  ])('that includes %s without end is reported once', async (_, parts, file, at) => {
    const { value: theme } = await themeWith({ ...parts, 'pages/redirect.hbs': '[{{> a}}]' });
    const text = Object.entries(parts).find(([name]) => name === file)?.[1] ?? '';
    const { value, diagnostics } = await render(theme, 'redirect', redirect);
    expect(value.length).toBeLessThan(20);
    const start = text.indexOf(at);
    expect(diagnostics).toEqual([
      {
        code: 'theme/template-failed',
        args: { template: `theme/${file}`, reason: 'it includes itself without end' },
        at: { file: `theme/${file}`, span: { start, end: start + at.length } },
      },
    ]);
  });

  test('cannot access inherited properties', async () => {
    const { value: theme } = await themeWith({
      'pages/redirect.hbs': '[{{constructor}}{{target.constructor}}{{lookup this "__proto__"}}]',
    });
    expect((await render(theme, 'redirect', redirect)).value).toBe('[]');
  });

  test('changes the hash in the cache key of pages', async () => {
    const plain = await themeWith({});
    const changed = await themeWith({ 'parts/page-footer.hbs': '' });
    const restyled = await loadTheme({
      builtin: builtinFolder,
      extra: [],
      fingerprints: 'hashed',
      words: english,
    });
    expect(new Set([plain.value.hash, changed.value.hash, restyled.value.hash]).size).toBe(3);
  });
});

describe('a template helper', () => {
  const said = async (template: string, context: object = {}): Promise<string> => {
    const { value: theme } = await themeWith({ 'pages/redirect.hbs': template });
    return (await render(theme, 'redirect', { ...redirect, ...context })).value;
  };

  test.each([
    ['{{#if (eq a "x")}}yes{{/if}}', 'yes'],
    ['{{#if (ne a "x")}}yes{{else}}no{{/if}}', 'no'],
    ['{{#if (and a list)}}yes{{else}}no{{/if}}', 'yes'],
    ['{{#if (and a none)}}yes{{else}}no{{/if}}', 'no'],
    ['{{#if (or none empty)}}yes{{else}}no{{/if}}', 'no'],
    ['{{#if (not none)}}yes{{/if}}', 'yes'],
    ['{{#if (gt 2 1)}}{{#if (lte 2 2)}}yes{{/if}}{{/if}}', 'yes'],
    ['{{len list}} {{len a}} {{len none}}', '2 1 0'],
    ['{{lookup list 1}}', 'q'],
    ['{{json list}}', '[&quot;p&quot;,&quot;q&quot;]'],
    ['{{resource "css/general.css"}}', '../css/general.css'],
    ['{{resource "not/an asset.css"}}', '../not/an%20asset.css'],
  ])('renders %s', async (template, expected) => {
    expect(await said(template, { a: 'x', list: ['p', 'q'], empty: [] })).toBe(expected);
  });

  test('fa is the same as mdBook’s: an icon in a span, with an optional id', async () => {
    expect(await said('{{fa "solid" "print" "print-button"}}')).toMatch(
      /^<span class="fa-svg" id="print-button"><svg .*<\/svg><\/span>$/s,
    );
  });

  test('reports an unknown icon with the nearest one', async () => {
    const { value: theme } = await themeWith({
      'pages/redirect.hbs': '[{{fa "solid" "pensil"}}{{icon "../x"}}]',
    });
    expect(await render(theme, 'redirect', redirect)).toEqual({
      value: '[]',
      diagnostics: [
        { code: 'theme/unknown-icon', args: { icon: 'pensil', nearest: 'pencil' } },
        { code: 'theme/unknown-icon', args: { icon: '../x' } },
      ],
    });
  });
});

describe('the files of a theme', () => {
  const names = (theme: Theme): readonly string[] => theme.assets.list.map(({ name }) => name);
  const contentOf = (theme: Theme, name: string): unknown =>
    theme.assets.list.find((asset) => asset.name === name)?.content;

  test('are replaced by the book’s one by one', async () => {
    const { value: theme } = await themeWith({ 'css/chrome.css': 'body {}', 'book.js': 'mine()' });
    expect(contentOf(theme, 'css/chrome.css')).toBe('body {}');
    expect(contentOf(theme, 'book.js')).toBe('mine()');
    expect(contentOf(theme, 'css/general.css')).toContain('font-size:62.5%');
  });

  test('let a book replace one module of book.js', async () => {
    const { value: theme } = await themeWith({ 'js/keys.js': 'const mine = 1;\n' });
    expect(contentOf(theme, 'book.js')).toMatch(/^'use strict';\n\{\n[^]*\n\{\nconst mine = 1;\n\}\n/);
  });

  test('have a single favicon when the book has one', async () => {
    const both = await loadTheme({
      builtin: builtinFolder,
      extra: [],
      fingerprints: 'plain',
      words: english,
    });
    expect(names(both.value)).toContain('favicon.svg');
    const one = await themeWith({ 'favicon.png': 'PNG' });
    expect(names(one.value).filter((name) => name.startsWith('favicon'))).toEqual(['favicon.png']);
  });

  test('have only the book’s fonts when it has some', async () => {
    const { value: theme } = await themeWith({
      'fonts/fonts.css': 'x',
      'fonts/a.woff2': 'y',
      'fonts/sub/b.woff2': 'z',
    });
    expect(names(theme).filter((name) => name.startsWith('fonts/'))).toEqual([
      'fonts/a.woff2',
      'fonts/fonts.css',
    ]);
  });
});
