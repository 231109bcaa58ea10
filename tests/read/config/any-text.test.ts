import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { diagnosticCodes, messageOf, remedyOf } from '../../../src/core/catalog.ts';
import type { Diagnostic } from '../../../src/core/diagnostic.ts';
import { builtInTables } from '../../../src/plugins/plugins.ts';
import { configKeys } from '../../../src/read/config/keys/key-list.ts';
import { configOf, readConfig } from './read-config.ts';

const DEFAULT = configOf('');
const untouched = Object.getOwnPropertyNames(Object.prototype);

afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(untouched);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

/** Says what every diagnostic must be: known, worded, and inside the file. */
function expectWellFormed(diagnostics: readonly Diagnostic[], text: string): void {
  for (const diagnostic of diagnostics) {
    expect(diagnosticCodes).toContain(diagnostic.code);
    // Text in backticks is the author's own.
    expect(messageOf(diagnostic).replace(/`[^`]*`/g, '')).not.toMatch(/undefined|\[object/);
    expect(remedyOf(diagnostic)).not.toBe('');
    const { start, end } = diagnostic.at?.span ?? { start: 0, end: 0 };
    expect(start >= 0 && start <= end && end <= text.length).toBe(true);
  }
}

const keys = configKeys(builtInTables).map(({ key }) => key);
const value = fc.oneof(
  fc.constantFrom(
    'true',
    '1',
    '-5',
    '1.5',
    'inf',
    '"x"',
    '""',
    '[]',
    '["a"]',
    '[1]',
    '{}',
    '{ a = "b" }',
    '{ a = 1 }',
  ),
  fc.constantFrom(
    '1979-05-27',
    '"fa-github"',
    '"javascript:x"',
    '{ __proto__ = "p" }',
    '[[[1]]]',
    '{ a = { enable = 1 } }',
  ),
);
const line = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...keys, '__proto__.polluted', 'constructor.prototype.polluted', 'book.__proto__'),
      value,
    )
    .map(([key, written]) => `${key} = ${written}`),
  fc.constantFrom(
    '[book]',
    '[output.html]',
    '[[output.html]]',
    '[__proto__]',
    '[preprocessor.__proto__]',
    '[output.html.playpen]',
    'title = 1',
  ),
  fc.string({ maxLength: 12 }),
);

describe('any text as book.toml', () => {
  test('gives settings and well-formed diagnostics, and never throws', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n');
        const { value: config, diagnostics } = readConfig(text);
        expectWellFormed(diagnostics, text);
        expect(Object.keys(config)).toEqual(Object.keys(DEFAULT));
        expect(JSON.parse(JSON.stringify(config))).toEqual(config);
      }),
      { numRuns: 2000 },
    );
  });

  test('in one known key affects no other key', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...keys.filter((key) => key.startsWith('output.html.'))),
        value,
        (key, written) => {
          const text = `output.html.no-section-label = true\n${key} = ${written}`;
          fc.pre(key !== 'output.html.no-section-label');
          expect(configOf(text).html.noSectionLabel).toBe(true);
        },
      ),
    );
  });
});

describe('any environment variable', () => {
  const name = fc.oneof(
    fc
      .constantFrom(...keys)
      .map((key) => `MDBOOK_${key.toUpperCase().replaceAll('.', '__').replaceAll('-', '_')}`),
    fc.constantFrom(
      'MDBOOK_BOOK____PROTO____POLLUTED',
      'MDBOOK_OUTPUT__CONSTRUCTOR__PROTOTYPE__POLLUTED',
      'MDBOOK_BOOK__',
    ),
  );
  const json = fc.oneof(fc.json(), fc.string(), fc.constant('{"__proto__":{"polluted":1}}'));

  test('gives settings and well-formed diagnostics without a place', () => {
    fc.assert(
      fc.property(fc.dictionary(name, json, { maxKeys: 6 }), (environment) => {
        const { diagnostics } = readConfig('', { environment });
        expectWellFormed(diagnostics, '');
        expect(diagnostics.filter(({ at }) => at)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('names of Object’s own properties', () => {
  test('are ordinary keys in the author’s tables', () => {
    const { html, buildBook, preprocessors } = configOf(`
[output.html.redirect]
__proto__ = "a.html"
constructor = "b.html"
[build-book.variables]
__proto__ = "p"
[preprocessor.variables.variables]
toString = "t"
[preprocessor.__proto__]
polluted = true
`);
    expect(Object.entries(html.redirect)).toEqual([
      ['__proto__', 'a.html'],
      ['constructor', 'b.html'],
    ]);
    expect(Object.entries(buildBook.variables)).toEqual([
      ['toString', 't'],
      ['__proto__', 'p'],
    ]);
    expect(preprocessors.map(({ name }) => name)).toEqual(['__proto__', 'variables']);
  });
});
