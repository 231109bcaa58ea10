import fc from 'fast-check';
import { parse, stringify } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { locateToml, type Spot, spotOf } from '../../../../src/read/config/toml/locate.ts';

/** `key -> value` as written, for the path. */
const written = (text: string, ...path: string[]): string | undefined => {
  const spot = spotOf(locateToml(text), path);
  return (
    spot && `${text.slice(spot.key.start, spot.key.end)} -> ${text.slice(spot.value.start, spot.value.end)}`
  );
};

describe('the places of a key and its value', () => {
  test.each([
    ['a = 1', ['a'], 'a -> 1'],
    ['a=1', ['a'], 'a -> 1'],
    ['\n\n  a\t=\t true   # c\n', ['a'], 'a -> true'],
    ['a = 1979-05-27 07:32:00Z # c', ['a'], 'a -> 1979-05-27 07:32:00Z'],
    ['a = -1_000.5e+3', ['a'], 'a -> -1_000.5e+3'],
    ['a = "x # y"', ['a'], 'a -> "x # y"'],
    ['a = "x \\" y"', ['a'], 'a -> "x \\" y"'],
    ['a = "x\\\\"', ['a'], 'a -> "x\\\\"'],
    ["a = 'x \\'", ['a'], "a -> 'x \\'"],
    ['a = """x\n"y" ""z\n"""', ['a'], 'a -> """x\n"y" ""z\n"""'],
    ['a = """x"""""', ['a'], 'a -> """x"""""'],
    ["a = '''x''''", ['a'], "a -> '''x''''"],
    ['a = """x \\""" y"""', ['a'], 'a -> """x \\""" y"""'],
    ['a = ""\nb = 2', ['b'], 'b -> 2'],
    ['"a b" = 1', ['a b'], '"a b" -> 1'],
    ["'a.b' = 1", ['a.b'], "'a.b' -> 1"],
    ['"\\u00e4\\t" = 1', ['ä\t'], '"\\u00e4\\t" -> 1'],
    ['"" = 1', [''], '"" -> 1'],
    ['a . "b" . c = 1', ['a', 'b', 'c'], 'c -> 1'],
    ['a.b = 1\na.c = 2', ['a', 'c'], 'c -> 2'],
    ['a.b = 1\na.c = 2', ['a'], 'a -> a'],
    ['[t]\na = 1', ['t', 'a'], 'a -> 1'],
    ['[ t . u ]\na = 1', ['t', 'u', 'a'], 'a -> 1'],
    ['[t."x.y"]\na = 1', ['t', 'x.y', 'a'], 'a -> 1'],
    ['[t]\n[t.u] # c\na = 1', ['t', 'u'], 'u -> u'],
    ['[t.u]\na = 1\n[t]\nb = 2', ['t', 'b'], 'b -> 2'],
    ['t = { a = 1, b.c = [2] }', ['t', 'b', 'c', '0'], '2 -> 2'],
    ['t = { a = { b = { c = 1 } }, "d" = 2 }', ['t', 'a', 'b', 'c'], 'c -> 1'],
    ['t = { a = { b = 1 }, "d" = 2 }', ['t', 'd'], '"d" -> 2'],
    ['t = {}\nu = []\nv = 1', ['v'], 'v -> 1'],
    ['a = [1, [2, 3], { b = 4 }]', ['a', '1', '1'], '3 -> 3'],
    ['a = [1, [2, 3], { b = 4 }]', ['a', '2', 'b'], 'b -> 4'],
    ['a = [ # c ]\n  "x", # "y"\n  "z",\n]\nb = 1', ['a', '1'], '"z" -> "z"'],
    ['a = [ # c ]\n  "x", # "y"\n  "z",\n]\nb = 1', ['b'], 'b -> 1'],
    ['[[l]]\na = 1\n[[l]]\na = 2', ['l', '1', 'a'], 'a -> 2'],
    ['[[l]]\n[l.t]\na = 1\n[[l]]\n[l.t]\na = 2', ['l', '1', 't', 'a'], 'a -> 2'],
    ['[[l]]\n[[l.m]]\n[[l.m]]\na = 3', ['l', '0', 'm', '1', 'a'], 'a -> 3'],
    ['\uFEFFa = 1', ['a'], 'a -> 1'],
    ['a = 1\r\nb = 2\r\n', ['b'], 'b -> 2'],
    ['__proto__ = 1\nconstructor = 2', ['__proto__'], '__proto__ -> 1'],
    ['a = "😀"\nb = 1', ['b'], 'b -> 1'],
  ] as const)('in %j at %j are %j', (text, path, expected) => {
    expect(() => parse(text)).not.toThrow();
    expect(written(text, ...path)).toBe(expected);
  });

  test.each([[['b']], [['a', 'b']], [['a', '0']], [['constructor']], [['__proto__']]])(
    'are absent at %j when the file does not contain them',
    (path) => {
      expect(written('a = 1', ...path)).toBeUndefined();
    },
  );
});

/** Every leaf of plain data with its path. */
function* leavesOf(value: unknown, path: readonly string[] = []): Generator<[readonly string[], unknown]> {
  if (typeof value !== 'object' || value === null) yield [path, value];
  else for (const [key, inner] of Object.entries(value)) yield* leavesOf(inner, [...path, key]);
}

const key = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom('a', 'a.b', '__proto__', '"', "'", '#', '=', '[x]', ''),
);

const { value: anyValue } = fc.letrec<{ value: unknown; table: unknown; list: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.integer(),
      fc.boolean(),
      fc.constantFrom('"""', "'''", '\\', '\n#"'),
    ),
    tie('table'),
    tie('list'),
  ),
  table: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  list: fc.array(tie('value'), { maxLength: 4 }),
}));

describe('any data written as TOML', () => {
  test('has each of its values located', () => {
    fc.assert(
      fc.property(fc.dictionary(key, anyValue, { maxKeys: 5 }), (data) => {
        const text = stringify(data);
        const root = locateToml(text);
        for (const [path, value] of leavesOf(parse(text))) {
          const spot: Spot | undefined = spotOf(root, path);
          const slice = text.slice(spot?.value.start, spot?.value.end);
          expect(parse(`x = ${slice}`)['x']).toEqual(value);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('invalid TOML', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '[',
      ']',
      '[[',
      ']]',
      '{',
      '}',
      '=',
      ',',
      '.',
      '"',
      "'",
      '"""',
      "'''",
      '#',
      '\n',
      '\\',
      ' ',
    ),
    fc.string({ maxLength: 4 }),
  );

  test('is read to its end all the same', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        expect(() => locateToml(text)).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });
});

describe('very long TOML', () => {
  test.each([
    ['a string', `a = "${'x'.repeat(1_000_000)}"\nb = 1`],
    ['a string of many lines', `a = """${'x"\n'.repeat(300_000)}"""\nb = 1`],
    ['comments', `${'# c\n'.repeat(200_000)}b = 1`],
    ['blanks', `${' \t\n'.repeat(300_000)}b = 1`],
    ['a list', `a = [${'1,'.repeat(100_000)}]\nb = 1`],
  ])('with %s is read', (_, text) => {
    expect(written(text, 'b')).toBe('b -> 1');
  });
});
