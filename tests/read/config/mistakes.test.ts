import { describe, expect, test } from 'vitest';
import { configOf, findingsOf, readConfig } from './read-config.ts';

describe('an unknown key', () => {
  test.each([
    ['[book]\ntitel = "x"', 'titel', 'book.titel', 'book.title'],
    [
      '[output.html]\nsmart-puntuation = false',
      'smart-puntuation',
      'output.html.smart-puntuation',
      'output.html.smart-punctuation',
    ],
    ['[output.html]\nhash_files = false', 'hash_files', 'output.html.hash_files', 'output.html.hash-files'],
    ['output.html.fold.levle = 1', 'levle', 'output.html.fold.levle', 'output.html.fold.level'],
    ['[outptu]', 'outptu', 'outptu', 'output'],
    ['[buildbook]', 'buildbook', 'buildbook', 'build-book'],
    ['rust = { editoin = "2021" }', 'editoin', 'rust.editoin', 'rust.edition'],
    ['[build-book.check]\ntimeuot = 3', 'timeuot', 'build-book.check.timeuot', 'build-book.check.timeout'],
    [
      '[preprocessor.private]\nremoved = true',
      'removed',
      'preprocessor.private.removed',
      'preprocessor.private.remove',
    ],
    [
      '[build-book.severities]\n"link/no-such-pge" = "error"',
      '"link/no-such-pge"',
      'build-book.severities."link/no-such-pge"',
      'build-book.severities."link/no-such-page"',
    ],
  ])('%j is reported with its name and a suggestion', (text, place, key, meant) => {
    expect(findingsOf(text)).toEqual([
      `warning at |${place}|: unknown key \`${key}\`; did you mean \`${meant}\`?`,
    ]);
  });

  test('in the wrong table is reported with the right one', () => {
    expect(findingsOf('[book]\nbuild-dir = "x"')).toEqual([
      'warning at |build-dir|: unknown key `book.build-dir`; did you mean `build.build-dir`?',
    ]);
  });

  test('that exists in several other tables, or in none, is reported without a suggestion', () => {
    expect(findingsOf('[rust]\nenable = true\nzzz = 1')).toEqual([
      'warning at |enable|: unknown key `rust.enable`',
      'warning at |zzz|: unknown key `rust.zzz`',
    ]);
  });

  test('never resets the other keys, as it does in mdBook', () => {
    const { html } = configOf(
      '[output.html]\nnonsense = 1\nno-section-label = true\nfold = { enable = true, x = 1 }',
    );
    expect(html.noSectionLabel).toBe(true);
    expect(html.fold).toEqual({ enable: true, level: 0 });
  });
});

describe('a value of the wrong type', () => {
  test.each([
    ['book.title = 5', '5', '`book.title`: expected a string, found `5`'],
    ['book.title = ["x"]', '["x"]', '`book.title`: expected a string, found a list'],
    ['book.authors = "Me"', '"Me"', '`book.authors`: expected a list of strings, found `"Me"`'],
    ['book.authors = ["a", 2]', '2', '`book.authors.1`: expected a string, found `2`'],
    ['book = 1', '1', '`book`: expected a table, found `1`'],
    ['book.src = 1979-05-27', '1979-05-27', '`book.src`: expected a path, found a date'],
    [
      'book.text-direction = "LTR"',
      '"LTR"',
      '`book.text-direction`: expected `"ltr"` or `"rtl"`, found `"LTR"`',
    ],
    [
      '[rust]\nedition = 2021',
      '2021',
      '`rust.edition`: expected `"2015"`, `"2018"`, `"2021"` or `"2024"`, found `2021`',
    ],
    [
      'output.html.fold.level = 256',
      '256',
      '`output.html.fold.level`: expected an integer from 0 to 255, found `256`',
    ],
    [
      'output.html.fold.level = -1',
      '-1',
      '`output.html.fold.level`: expected an integer from 0 to 255, found `-1`',
    ],
    [
      'output.html.fold.level = 1.0',
      '1.0',
      '`output.html.fold.level`: expected an integer from 0 to 255, found `1.0`',
    ],
    [
      'output.html.hash-files = "yes"',
      '"yes"',
      '`output.html.hash-files`: expected `true` or `false`, found `"yes"`',
    ],
    ['[output.html.theme]', 'theme', '`output.html.theme`: expected a path, found a table'],
    [
      'output.html.code.hidelines = { py = 1 }',
      '1',
      '`output.html.code.hidelines.py`: expected a string, found `1`',
    ],
    [
      'output.html.search.chapter = { a = true }',
      'true',
      '`output.html.search.chapter.a`: expected a table, found `true`',
    ],
    ['output = 1', '1', '`output`: expected a table of tables, found `1`'],
    ['output.html = true', 'true', '`output.html`: expected a table, found `true`'],
    ['preprocessor.x = 1', '1', '`preprocessor.x`: expected a table, found `1`'],
    [
      '[preprocessor.x]\noptional = "no"',
      '"no"',
      '`preprocessor.x.optional`: expected `true` or `false`, found `"no"`',
    ],
    ['[output.x]\ncommand = ["a"]', '["a"]', '`output.x.command`: expected a string, found a list'],
    [
      'build-book.math = "mathjax"',
      '"mathjax"',
      '`build-book.math`: expected `"off"` or `"katex"`, found `"mathjax"`',
    ],
    [
      'build-book.wikilinks = "yes"',
      '"yes"',
      '`build-book.wikilinks`: expected `true`, `false` or `"text"`, found `"yes"`',
    ],
    [
      'build-book.severities = { "link/no-such-page" = "grave" }',
      '"grave"',
      '`build-book.severities."link/no-such-page"`: expected `"error"`, `"warning"`, `"notice"` or `"ignore"`, found `"grave"`',
    ],
    [
      'preprocessor.katex.max-size = "big"',
      '"big"',
      '`preprocessor.katex.max-size`: expected a number or `"Infinity"`, found `"big"`',
    ],
  ])('%j is an error at the value', (text, place, message) => {
    expect(findingsOf(text)).toEqual([`error at |${place}|: ${message}`]);
  });

  test('leaves its default and everything else unchanged', () => {
    const config = configOf(
      '[book]\nlanguage = 3\ntitle = "T"\n[output.html]\ndefault-theme = 1\nno-section-label = true',
    );
    expect(config.book.language).toBe('en');
    expect(config.book.title).toBe('T');
    expect(config.html.defaultTheme).toBe('light');
    expect(config.html.noSectionLabel).toBe(true);
  });

  test('removes only its item from a list, or its entry from a table', () => {
    const config = configOf('book.authors = ["a", 2, "c"]\noutput.html.redirect = { "a" = 1, "b" = "c" }');
    expect(config.book.authors).toEqual(['a', 'c']);
    expect(config.html.redirect).toEqual({ b: 'c' });
  });

  test('is shortened in the message if it is long', () => {
    const [finding] = findingsOf(`output.html.hash-files = "${'x'.repeat(39)}😀${'y'.repeat(9)}"`);
    expect(finding).toBe(
      'error at |"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx😀yyyyyyyyy"|: `output.html.hash-files`: expected `true` or `false`, found `"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…"`',
    );
  });
});

describe('an invalid diagnostic code or pattern', () => {
  test('is reported at its place in the list', () => {
    const text = `[build-book.check]
ignore = ["link/no-such-page", "link/no-such-pag", "zzzz"]
exclude = ["a(b", '(?i)fine']
`;
    expect(findingsOf(text)).toEqual([
      'warning at |"link/no-such-pag"|: unknown diagnostic code `link/no-such-pag` in `build-book.check.ignore.1`; did you mean `link/no-such-page`?',
      'warning at |"zzzz"|: unknown diagnostic code `zzzz` in `build-book.check.ignore.2`',
      'error at |"a(b"|: invalid value `"a(b"` for `build-book.check.exclude.0`: not a valid regular expression',
    ]);
    expect(configOf(text).buildBook.check.ignore).toEqual(['link/no-such-page']);
    expect(configOf(text).buildBook.check.exclude).toEqual(['(?i)fine']);
  });
});

describe('invalid TOML', () => {
  test.each([
    ['[book\ntitle = "x"', '\n'],
    ['[book]\ntitle = nonsense\n', 'n'],
    ['[book]\ntitle = "x"\n[book]\n', 'b'],
    ['a = 1\na = 2\n', 'a'],
  ])('%j is reported at the first invalid character', (text, place) => {
    const { diagnostics, fatal } = readConfig(text);
    expect(diagnostics.map(({ code }) => code)).toEqual(['config/syntax']);
    expect(fatal).toBe(true);
    const span = diagnostics[0]?.at?.span;
    expect(text.slice(span?.start, span?.end)).toBe(place);
  });

  test('leaves all defaults in place', () => {
    expect(readConfig('[book').value).toEqual(readConfig('').value);
    expect(readConfig('').fatal).toBe(false);
  });

  test.each([
    '[',
    'a = [1 #x',
    '"""',
    'a = """',
    '='.repeat(9),
    '['.repeat(5000),
    'a = ' + '['.repeat(20000),
  ])('is reported even when the text ends in the middle: %.12j', (text) => {
    expect(readConfig(text).diagnostics.map(({ code }) => code)).toEqual(['config/syntax']);
  });
});

describe('several configuration errors', () => {
  test('are reported in the order of the file, then those of the environment', () => {
    const text = '[rust]\nx = 1\n[book]\ny = 2\ntitle = 3\n';
    const environment = { MDBOOK_BOOK__SRC: '5' };
    expect(
      readConfig(text, { environment }).diagnostics.map(({ args }) => 'key' in args && args.key),
    ).toEqual(['rust.x', 'book.y', 'book.title', 'MDBOOK_BOOK__SRC']);
  });
});
