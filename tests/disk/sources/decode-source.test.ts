import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeSource } from '../../../src/disk/sources/decode-source.ts';

const text = (source: string): unknown => decodeSource(Buffer.from(source));

describe('decoded text', () => {
  test.each([
    ['\uFEFF# A', '# A'],
    ['\uFEFF\uFEFFx', '\uFEFFx'],
    ['a\r\nb\rc\n\r\r\nd', 'a\nb\nc\n\n\nd'],
    ['a\0b\0', 'a\uFFFDb\uFFFD'],
    ['a\u2028b\u0085c\u000Bd', 'a\u2028b\u0085c\u000Bd'],
    ['', ''],
    ['é 日本 🦀 \uFFFD', 'é 日本 🦀 \uFFFD'],
  ])('of %j is %j', (source, expected) => {
    expect(text(source)).toEqual({ kind: 'text', text: expected });
  });
});

describe('bytes that are not UTF-8', () => {
  test.each([
    ['Latin-1', [0x63, 0x61, 0x66, 0xe9, 0x20, 0x61], 3],
    ['a lone continuation', [0x61, 0x80], 1],
    ['a sequence cut off at the end', [0x61, 0xe2, 0x82], 1],
    ['a sequence cut off by a letter', [0xf0, 0x9f, 0x61, 0x61], 0],
    ['an overlong slash', [0x61, 0xc0, 0xaf], 1],
    ['an overlong NUL of three bytes', [0xe0, 0x80, 0x80], 0],
    ['a surrogate', [0x61, 0x62, 0xed, 0xa0, 0x80], 2],
    ['a character above U+10FFFF', [0xf4, 0x90, 0x80, 0x80], 0],
    ['UTF-16 with its mark', [0xff, 0xfe, 0x61, 0x00], 0],
    ['the same after a character of four bytes', [0xf0, 0x9f, 0xa6, 0x80, 0xfe], 4],
  ])('are located: %s', (_, bytes, byte) => {
    expect(decodeSource(Uint8Array.from(bytes))).toEqual({ kind: 'not-utf8', byte });
  });

  test('are located where the platform’s decoder puts its first replacement character', () => {
    const lossy = new TextDecoder('utf-8', { ignoreBOM: true });
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.uint8Array({ minLength: 1, maxLength: 6 }),
        (start, end) => {
          const bytes = Buffer.concat([Buffer.from(start), end]);
          const decoded = decodeSource(bytes);
          const whole = lossy.decode(bytes);
          fc.pre(!start.includes('\uFFFD') && !Buffer.from(end).includes(Buffer.from('\uFFFD')));
          if (decoded.kind === 'text') expect(whole).not.toContain('\uFFFD');
          else expect(decoded.byte).toBe(Buffer.byteLength(whole.slice(0, whole.indexOf('\uFFFD'))));
        },
      ),
    );
  });
});
