import { describe, expect, test } from 'vitest';
import { optionsOf } from '../../plugins/options-of.ts';
import { privateParts } from '../../../src/plugins/private/private.ts';
import { configOf, findingsOf, readConfig, readFolder } from './read-config.ts';

const withEnvironment = (environment: Record<string, string>, text = '') => configOf(text, { environment });

describe('an `MDBOOK_` variable', () => {
  test('overrides book.toml', () => {
    const { book } = withEnvironment({ MDBOOK_BOOK__TITLE: 'Mine' }, 'book.title = "Theirs"');
    expect(book.title).toBe('Mine');
  });

  test.each([
    ['MDBOOK_OUTPUT__HTML__SMART_PUNCTUATION', 'false', { smartPunctuation: false }],
    ['MDBOOK_output__html__Site_Url', '/x/', { siteUrl: '/x/' }],
    ['MDBOOK_OUTPUT__HTML__INPUT_404', '""', { input404: '' }],
    ['MDBOOK_OUTPUT__HTML__ADDITIONAL_CSS', '["a.css"]', { additionalCss: ['a.css'] }],
    ['MDBOOK_OUTPUT__HTML__FOLD', '{"enable":true,"level":2}', { fold: { enable: true, level: 2 } }],
    ['MDBOOK_OUTPUT__HTML__FOLD__LEVEL', '3', { fold: { level: 3 } }],
  ])('with %s=%s is read as JSON, else as a string', (name, value, expected) => {
    expect(withEnvironment({ [name]: value }).html).toMatchObject(expected);
  });

  test('that names a whole table replaces it', () => {
    const { book } = withEnvironment(
      { MDBOOK_BOOK: '{"title":"New","authors":["A"]}' },
      '[book]\ntitle = "Old"\ndescription = "Gone"\nlanguage = "de"',
    );
    expect(book).toEqual({ title: 'New', authors: ['A'], src: 'src', language: 'en', textDirection: 'ltr' });
  });

  test('for a table is applied before one for a key in it, whatever their order', () => {
    const both = { MDBOOK_BOOK__TITLE: 'Key', MDBOOK_BOOK: '{"title":"Table","language":"fr"}' };
    expect(withEnvironment(both).book).toMatchObject({ title: 'Key', language: 'fr' });
  });

  test('reaches plugins’ tables', () => {
    const config = withEnvironment({
      MDBOOK_PREPROCESSOR__OTHER__DEEP__KEY: '1',
      MDBOOK_PREPROCESSOR__PRIVATE__REMOVE: 'true',
    });
    expect(config.preprocessors.map(({ name, options }) => [name, options])).toEqual([
      ['other', { deep: { key: 1 } }],
      ['private', { remove: true }],
    ]);
    expect(optionsOf(privateParts, config)?.remove).toBe(true);
  });

  test('reaches build-book’s own table', () => {
    expect(withEnvironment({ MDBOOK_BUILD_BOOK__HIDDEN_SECTIONS: 'show' }).buildBook.hiddenSections).toBe(
      'show',
    );
  });

  test('replaces a value that is in the way of its table', () => {
    const config = withEnvironment({ MDBOOK_OUTPUT__HTML__FOLD__LEVEL: '1' }, 'output.html = 5');
    expect(config.html.fold.level).toBe(1);
  });

  test('applies without a book.toml, before the default layout', () => {
    const { value } = readFolder(['book/SUMMARY.md'], { environment: { MDBOOK_BOOK__SRC: 'text' } });
    expect(value.book.src).toBe('text');
    expect(value.build.buildDir).toBe('site');
  });

  test.each([
    'MDBOOK_VERSION',
    'MDBOOK_LOG',
    'MDBOOK_BOOKS__TITLE',
    'MDBOOK_',
    'BOOK__TITLE',
    'mdbook_book__title',
  ])('named %s is not ours and is ignored', (name) => {
    expect(readConfig('', { environment: { [name]: 'x' } })).toEqual(readConfig(''));
  });

  test('may be undefined', () => {
    expect(readConfig('', { environment: { MDBOOK_BOOK__TITLE: undefined } })).toEqual(readConfig(''));
  });
});

describe('an invalid environment variable', () => {
  test.each([
    ['MDBOOK_BOOK__TITLE', '2024', 'error: `MDBOOK_BOOK__TITLE`: expected a string, found `2024`'],
    ['MDBOOK_BOOK__TITLEZ', 'x', 'warning: unknown key `MDBOOK_BOOK__TITLEZ`; did you mean `book.title`?'],
    ['MDBOOK_BOOK', 'x', 'error: `MDBOOK_BOOK`: expected a table, found `"x"`'],
    ['MDBOOK_BOOK', '{"titel":"x"}', 'warning: unknown key `MDBOOK_BOOK: titel`; did you mean `book.title`?'],
    ['MDBOOK_BOOK__TITLE', 'null', 'error: `MDBOOK_BOOK__TITLE`: expected a TOML value, found `null`'],
    ['MDBOOK_BOOK', '{"title":null}', 'error: `MDBOOK_BOOK`: expected a TOML value, found `null`'],
    ['MDBOOK_BOOK', '{"authors":["a",null]}', 'error: `MDBOOK_BOOK`: expected a TOML value, found `null`'],
    [
      'MDBOOK_OUTPUT__HTML__CURLY_QUOTES',
      'true',
      'notice: mdBook no longer has the key `MDBOOK_OUTPUT__HTML__CURLY_QUOTES`',
    ],
  ])('%s=%s is reported by its name, without a place', (name, value, finding) => {
    expect(findingsOf('[book]\ntitle = "T"\n', { environment: { [name]: value } })).toEqual([finding]);
  });
});

describe('the command line', () => {
  test('overrides the environment and book.toml', () => {
    const config = configOf('[build]\nbuild-dir = "a"\n[output.html]\nsite-url = "/a/"', {
      environment: { MDBOOK_BUILD__BUILD_DIR: 'b' },
      overrides: {
        buildDir: '/abs/c/',
        siteUrl: '/',
        liveReloadEndpoint: '__livereload',
        hiddenSections: 'show',
        showDrafts: true,
      },
    });
    expect(config.build.buildDir).toBe('/abs/c');
    expect(config.html).toMatchObject({ siteUrl: '/', liveReloadEndpoint: '__livereload' });
    expect(config.buildBook).toMatchObject({ hiddenSections: 'show', showDrafts: true });
  });

  test('is visible in the settings that plugins receive', () => {
    const { tables } = configOf('', { overrides: { siteUrl: '/', liveReloadEndpoint: '__livereload' } });
    expect(tables.output).toEqual({ html: { 'site-url': '/', 'live-reload-endpoint': '__livereload' } });
  });

  test('declares no output, so that serve and build use the same folder; the environment does', () => {
    const outputs = (around: Parameters<typeof configOf>[1]) =>
      configOf('[output.linkcheck]', around).outputs.map(({ name }) => name);
    expect(outputs({ overrides: { siteUrl: '/' } })).toEqual(['linkcheck']);
    expect(outputs({ environment: { MDBOOK_OUTPUT__HTML__SITE_URL: '/' } })).toEqual(['html', 'linkcheck']);
  });
});
