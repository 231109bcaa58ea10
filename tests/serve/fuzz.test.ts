import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partOf } from '../../src/serve/http/ranges.ts';
import { parseTarget } from '../../src/serve/http/request-target.ts';
import { parseTabMessage, parseVersion, renderVersion } from '../../src/serve/live/message.ts';

const piece = fc.constantFrom(
  '/',
  '..',
  '.',
  '%2e',
  '%2F',
  '%5c',
  '\\',
  '%00',
  '%',
  '%zz',
  '%c3%bc',
  '#',
  '?',
  'a',
  ':',
  '*',
);
const target = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

test('no request target resolves to a path that climbs, however it is written', () => {
  fc.assert(
    fc.property(target, (raw) => {
      const parsed = parseTarget(raw);
      if (parsed.kind !== 'path') return;
      expect(parsed.path.startsWith('/')).toBe(true);
      expect(parsed.path).not.toMatch(/[\0\\]|(?:^|\/)\.{1,2}(?:\/|$)/);
    }),
    { numRuns: 20_000 },
  );
});

test('an encoded path decodes to itself', () => {
  const segment = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((text) => !/^\.{1,2}$|[\0\\/]/.test(text));
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), (segments) => {
      const path = segments.map((text) => `/${text}`).join('');
      const raw = segments.map((text) => `/${encodeURIComponent(text)}`).join('');
      expect(parseTarget(raw)).toEqual({ kind: 'path', path, query: '' });
    }),
    { numRuns: 5_000 },
  );
});

/** The bytes that a range means, counted one by one. */
function model(first: number | undefined, last: number | undefined, size: number): readonly number[] {
  const all = Array.from({ length: size }, (_, i) => i);
  if (first === undefined) return last === undefined ? all : all.filter((i) => i >= size - last);
  return last !== undefined && last < first ? all : all.filter((i) => i >= first && i <= (last ?? i));
}

test('a range has the bytes that RFC 9110 defines', () => {
  const bound = fc.option(fc.nat(14), { nil: undefined });
  fc.assert(
    fc.property(bound, bound, fc.nat(12), (first, last, size) => {
      const part = partOf(`bytes=${first ?? ''}-${last ?? ''}`, size);
      const expected = model(first, last, size);
      if (part.kind === 'outside') expect(expected).toEqual([]);
      else if (part.kind === 'part')
        expect([part.start, part.end - 1]).toEqual([expected[0], expected.at(-1)]);
      else expect(expected.length).toBe(size);
    }),
    { numRuns: 20_000 },
  );
});

test('no header makes a range outside the file', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(100), (text, size) => {
      const part = partOf(`bytes=${text}`, size);
      if (part.kind === 'part')
        expect(0 <= part.start && part.start < part.end && part.end <= size).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});

test('any text from a tab is either a message or ignored', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      const message = parseTabMessage(text);
      const said = message === undefined || 'create' in message ? message?.create : message.path;
      expect(message === undefined || typeof said === 'string').toBe(true);
    }),
    { numRuns: 5_000 },
  );
});

test('a serialized version can be parsed', () => {
  const word = fc.stringMatching(/^[\w-]{1,22}$/);
  fc.assert(
    fc.property(word, fc.nat(), word, word, (boot, sequence, shared, page) => {
      const version = { boot, sequence, shared, page };
      expect(parseVersion(renderVersion(version))).toEqual(version);
    }),
  );
});
