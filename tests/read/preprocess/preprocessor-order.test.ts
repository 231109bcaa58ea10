import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PreprocessorTable } from '../../../src/read/config/config.ts';
import { bookPath } from '../../../src/core/path.ts';
import { supportsRenderer, preprocessorOrder } from '../../../src/read/preprocess/preprocessor-order.ts';

const table = (name: string, rest: Partial<PreprocessorTable> = {}): PreprocessorTable => ({
  name,
  before: [],
  after: [],
  optional: false,
  native: false,
  options: {},
  ...rest,
});

const order = (...tables: readonly PreprocessorTable[]) =>
  preprocessorOrder({ tables, useDefaultPreprocessors: true });
const namesOf = (...tables: readonly PreprocessorTable[]): readonly string[] =>
  order(...tables).value.map(({ name }) => name);

describe('the order of preprocessors', () => {
  test('starts with mdBook’s two', () => {
    expect(order()).toEqual({
      value: [
        { kind: 'built-in', name: 'index' },
        { kind: 'built-in', name: 'links' },
      ],
      diagnostics: [],
    });
    expect(preprocessorOrder({ tables: [], useDefaultPreprocessors: false }).value).toEqual([]);
  });

  test('is alphabetical by default, so that a plugin may run before includes are expanded', () => {
    expect(namesOf(table('mermaid'), table('admonish'), table('katex'))).toEqual([
      'admonish',
      'index',
      'katex',
      'links',
      'mermaid',
    ]);
  });

  test('sorts names by code point', () => {
    expect(namesOf(table('é'), table('Z'), table('a'), table('\u{1f600}'), table('\uffee'))).toEqual([
      'Z',
      'a',
      'index',
      'links',
      'é',
      '\uffee',
      '\u{1f600}',
    ]);
  });

  test('respects before and after', () => {
    expect(namesOf(table('zeta', { before: ['links'] }), table('alpha', { after: ['links'] }))).toEqual([
      'index',
      'zeta',
      'links',
      'alpha',
    ]);
  });

  test('runs waiting ones after all the free ones, as in mdBook', () => {
    // `b` waits for no other one, so it runs in the first round although `a` sorts before it.
    expect(namesOf(table('a', { after: ['b'] }), table('b'), table('c'))).toEqual([
      'b',
      'c',
      'index',
      'links',
      'a',
    ]);
  });

  test('treats a repeated constraint as one', () => {
    expect(namesOf(table('a', { after: ['links', 'links'] }), table('links', { before: ['a'] }))).toEqual([
      'index',
      'links',
      'a',
    ]);
  });

  test('warns about an unknown name', () => {
    const at = { file: bookPath('book.toml'), span: { start: 1, end: 2 } };
    const { value, diagnostics } = preprocessorOrder({
      tables: [table('a', { before: ['lnks'], after: ['nothing', 'links'] })],
      useDefaultPreprocessors: true,
      locate: (name, key) => (name === 'a' && key === 'before' ? at : undefined),
    });
    expect(value.map(({ name }) => name)).toEqual(['index', 'links', 'a']);
    expect(diagnostics).toEqual([
      {
        code: 'preprocessor/unknown-name',
        args: { name: 'a', key: 'before', other: 'lnks', nearest: 'links' },
        at,
      },
      { code: 'preprocessor/unknown-name', args: { name: 'a', key: 'after', other: 'nothing' } },
    ]);
  });

  test('does not know links when the defaults are off', () => {
    const tables = [table('a', { after: ['links'] })];
    expect(preprocessorOrder({ tables, useDefaultPreprocessors: false }).diagnostics).toEqual([
      { code: 'preprocessor/unknown-name', args: { name: 'a', key: 'after', other: 'links' } },
    ]);
  });

  test('reports a cycle with every name in it, and runs them all', () => {
    const { value, diagnostics } = order(
      table('c', { before: ['b'] }),
      table('b', { before: ['a'] }),
      table('a', { before: ['c'] }),
      table('d', { after: ['a'] }),
    );
    expect(diagnostics).toEqual([{ code: 'preprocessor/cycle', args: { names: ['a', 'c', 'b', 'a'] } }]);
    expect(value.map(({ name }) => name)).toEqual(['index', 'links', 'a', 'c', 'd', 'b']);
  });

  test('treats self-references as cycles of one, and reports two cycles separately', () => {
    const { diagnostics } = order(
      table('a', { after: ['a'] }),
      table('b', { after: ['c'] }),
      table('c', { after: ['b'] }),
    );
    expect(diagnostics.map(({ args }) => args)).toEqual([{ names: ['a', 'a'] }, { names: ['b', 'c', 'b'] }]);
  });

  test('runs each preprocessor once, whatever the constraints', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'links', 'no');
    const tables = fc.uniqueArray(fc.record({ name, before: fc.array(name), after: fc.array(name) }), {
      selector: (one) => one.name,
    });
    fc.assert(
      fc.property(tables, (wishes) => {
        const { value, diagnostics } = order(...wishes.map((wish) => table(wish.name, wish)));
        const names = value.map((step) => step.name);
        expect([...names].sort()).toEqual(
          [...new Set(['index', 'links', ...wishes.map((wish) => wish.name)])].sort(),
        );
        if (diagnostics.some(({ code }) => code === 'preprocessor/cycle')) return;
        for (const wish of wishes) {
          const at = names.indexOf(wish.name);
          expect(wish.before.every((other) => !names.includes(other) || names.indexOf(other) > at)).toBe(
            true,
          );
          expect(wish.after.every((other) => names.indexOf(other) < at)).toBe(true);
        }
      }),
    );
  });
});

describe('a preprocessor in the order', () => {
  test('needs no program if it is built in, any other does', () => {
    const { value } = order(
      table('toc', { native: true, command: 'mdbook-toc' }),
      table('mine', { optional: true, renderers: ['html'] }),
      table('own', { command: 'python3 own.py' }),
      table('module', { module: './x.mjs', command: 'ignored' }),
      table('links', { native: true, after: ['index'] }),
    );
    expect(value).toEqual([
      { kind: 'built-in', name: 'index' },
      { kind: 'program', name: 'mine', command: 'mdbook-mine', optional: true, renderers: ['html'] },
      { kind: 'module', name: 'module', module: './x.mjs' },
      { kind: 'program', name: 'own', command: 'python3 own.py', optional: false },
      { kind: 'native', name: 'toc' },
      { kind: 'built-in', name: 'links' },
    ]);
  });

  test('runs for a renderer if its list has it, or else if the program says so', () => {
    const [listed, asked, module] = order(
      table('a', { renderers: ['html'] }),
      table('b'),
      table('c', { module: 'x.mjs' }),
    ).value;
    if (listed === undefined || asked === undefined || module === undefined) throw new Error('three steps');
    expect([
      supportsRenderer(listed, 'html'),
      supportsRenderer(listed, 'pdf'),
      supportsRenderer(asked, 'html'),
      supportsRenderer(module, 'html'),
    ]).toEqual(['yes', 'no', 'ask', 'yes']);
  });
});
