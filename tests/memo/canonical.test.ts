import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../src/core/hash.ts';
import { canonicalText, inputText, plainText, plainValue } from '../../src/memo/canonical.ts';

const cyclic = (): Record<string, unknown> => {
  const value: Record<string, unknown> = {};
  value['self'] = value;
  return value;
};

const notPlain: readonly (readonly [string, unknown, string])[] = [
  ['a Map', new Map([['a', 1]]), '[object Map]'],
  ['a date', new Date(0), '[object Date]'],
  ['a function', () => 1, 'a function'],
  ['NaN', Number.NaN, 'NaN'],
  ['a bigint', 1n, 'a bigint'],
];

describe('canonicalText', () => {
  test('is the same for the same data in another key order', () => {
    expect(canonicalText({ b: [1, { d: 'x', c: null }], a: true })).toBe(
      canonicalText({ a: true, b: [1, { c: null, d: 'x' }] }),
    );
  });

  test('treats a property that is undefined as absent', () => {
    expect(canonicalText({ a: undefined })).toBe(canonicalText({}));
    expect(canonicalText([{ a: 1, b: { c: undefined } }])).toBe(canonicalText([{ a: 1, b: {} }]));
  });

  test('differs for values that look alike', () => {
    const values = [
      '1',
      1,
      true,
      'true',
      null,
      'null',
      undefined,
      [],
      {},
      '',
      [[]],
      [''],
      [undefined],
      ['a,b'],
    ];
    const more = [
      ['a', 'b'],
      { a: 'b' },
      ['a', ['b']],
      { a: {} },
      { 'a:': 'b' },
      { a: 'b', c: 'd' },
      { a: 'b,c:d' },
    ];
    const texts = [...values, ...more].map(canonicalText);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test('is equal exactly where the data is', () => {
    const small = fc.jsonValue({ maxDepth: 2, depthSize: 'xsmall' });
    const property = fc.property(small, small, (one, other) => {
      // JSON has no -0.
      const isSame = isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)));
      expect(canonicalText(one) === canonicalText(other)).toBe(isSame);
    });
    fc.assert(property, { numRuns: 1000 });
  });

  test('includes another stage’s result by its hash', () => {
    const heavy = () => Promise.resolve('x');
    const one = { chapter: { hash: hashOf(1), light: 'a', heavy } };
    const same = { chapter: { hash: hashOf(1), light: 'b', heavy } };
    const other = { chapter: { hash: hashOf(2), light: 'a', heavy } };
    expect(canonicalText(one)).toBe(canonicalText(same));
    expect(canonicalText(one)).not.toBe(canonicalText(other));
  });

  test.each(notPlain)('refuses %s', (_, value, words) => {
    expect(() => canonicalText({ a: [value] })).toThrow(words);
  });
});

describe('plainText', () => {
  test('returns every JSON value, and undefined', () => {
    const property = fc.property(fc.option(fc.jsonValue(), { nil: undefined }), (value) => {
      // JSON has no -0.
      const expected: unknown = value === undefined ? undefined : JSON.parse(JSON.stringify(value));
      expect(plainValue(plainText(value))).toStrictEqual(expected);
    });
    fc.assert(property);
  });

  test.each(notPlain)('refuses %s and names its path', (_, value, words) => {
    expect(() => plainText({ a: [0, { b: value }] })).toThrow(`${words} in .b in [1] in .a`);
  });

  test('treats a property that is undefined as absent', () => {
    expect(plainText({ a: { b: undefined, c: 1 } })).toBe(plainText({ a: { c: 1 } }));
  });

  test('refuses a hole in an array, which would become null', () => {
    expect(() => plainText([1, undefined])).toThrow('a hole in [1]');
  });

  test('refuses a value that contains itself', () => {
    expect(() => plainText(cyclic())).toThrow(RangeError);
  });
});

describe('the text of an input', () => {
  const options = { b: 1, a: ['x'] };

  test('is the same for equal inputs, whatever the order of their keys', () => {
    expect(inputText({ source: 'a.md', options, prepared: undefined })).toBe(
      inputText({ options: { a: ['x'], b: 1 }, source: 'a.md' }),
    );
  });

  test('differs when a shared value is replaced by another one', () => {
    expect(inputText({ source: 'a.md', options })).not.toBe(
      inputText({ source: 'a.md', options: { ...options, b: 2 } }),
    );
  });

  test('represents the result of a stage by its hash', () => {
    const result = { hash: 'h', light: 1, heavy: () => Promise.resolve(2) };
    expect(inputText(result)).toBe(canonicalText(result));
    expect(inputText({ body: result })).toBe('{"body":#h}');
  });
});
