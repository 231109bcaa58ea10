import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeSource } from '../../../src/disk/sources/decode-source.ts';

const linesIn = (start: string): number => start.split(/\r\n?|\n/).length;
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
    ['Latin-1', [0x0a, 0x61, 0x0a, 0xe9, 0x0a, 0x61], 3],
    ['a lone continuation', [0x0a, 0x80], 2],
    ['a sequence cut off at the end', [0x0a, 0xe2, 0x82], 2],
    ['a sequence cut off by a line end', [0xf0, 0x9f, 0x0a, 0x0a], 1],
    ['an overlong slash', [0x0a, 0xc0, 0xaf], 2],
    ['an overlong NUL of three bytes', [0xe0, 0x80, 0x80], 1],
    ['a surrogate', [0x0a, 0x0a, 0xed, 0xa0, 0x80], 3],
    ['a character above U+10FFFF', [0xf4, 0x90, 0x80, 0x80], 1],
    ['UTF-16 with its mark', [0xff, 0xfe, 0x61, 0x00], 1],
    ['the same after a character of four bytes', [0x0a, 0xf0, 0x9f, 0xa6, 0x80, 0xfe, 0x0a], 2],
    ['the line ends of Windows and of old Macs', [0x0d, 0x0a, 0x0d, 0x0d, 0x0a, 0x80], 4],
  ])('are located by their line: %s', (_, bytes, line) => {
    expect(decodeSource(Uint8Array.from(bytes))).toEqual({ kind: 'not-utf8', line });
  });

  test('are in the line where the platform’s decoder puts its first replacement character', () => {
    const lossy = new TextDecoder('utf-8', { ignoreBOM: true });
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('\n'))).map((parts) => parts.join('')),
        fc.uint8Array({ minLength: 1, maxLength: 6 }),
        (start, end) => {
          const bytes = Buffer.concat([Buffer.from(start), end]);
          const decoded = decodeSource(bytes);
          const whole = lossy.decode(bytes);
          fc.pre(!start.includes('\uFFFD') && !Buffer.from(end).includes(Buffer.from('\uFFFD')));
          if (decoded.kind === 'text') expect(whole).not.toContain('\uFFFD');
          else expect(decoded.line).toBe(linesIn(whole.slice(0, whole.indexOf('\uFFFD'))));
        },
      ),
    );
  });
});
