// Decodes a file as UTF-8 and normalizes it, or finds the line of the first invalid byte.
import { Buffer, isUtf8 } from 'node:buffer';

export type Decoded =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'not-utf8'; readonly line: number };

/** Removes the byte order mark, normalizes line endings to `\n`, and replaces NUL with U+FFFD (CommonMark 2.3). */
export function decodeSource(bytes: Uint8Array): Decoded {
  if (!isUtf8(bytes)) return { kind: 'not-utf8', line: lineAt(bytes, firstBadByte(bytes)) };
  const start = hasMark(bytes) ? 3 : 0;
  const decoded = Buffer.from(bytes.buffer, bytes.byteOffset + start, bytes.length - start).toString();
  const lines = decoded.includes('\r') ? decoded.replace(/\r\n?/g, '\n') : decoded;
  return { kind: 'text', text: lines.includes('\0') ? lines.replaceAll('\0', '\uFFFD') : lines };
}

/** True if the bytes start with a byte order mark. */
const hasMark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

/** Counted from 1, as in the text with normalized line endings. */
const lineAt = (bytes: Uint8Array, offset: number): number =>
  Buffer.from(bytes.subarray(0, offset))
    .toString('latin1')
    .split(/\r\n?|\n/).length;

/** Offset of the first sequence that isn't well-formed (Unicode 16, table 3-7); the length of `bytes` if all are. */
function firstBadByte(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length;) {
    const [length, low, high] = sequenceOf(bytes[at] ?? 0);
    if (length === 0) return at;
    for (let i = 1; i < length; i++) {
      const byte = bytes[at + i] ?? 0;
      if (byte < (i === 1 ? low : 0x80) || byte > (i === 1 ? high : 0xbf)) return at;
    }
    at += length;
  }
  return bytes.length;
}

/** Length of a sequence that starts with `lead`, 0 if invalid, and the range of its second byte. */
function sequenceOf(lead: number): readonly [length: number, low: number, high: number] {
  if (lead < 0x80) return [1, 0, 0];
  if (lead < 0xc2 || lead > 0xf4) return [0, 0, 0];
  if (lead < 0xe0) return [2, 0x80, 0xbf];
  // Excludes overlong forms, surrogates, and code points above U+10FFFF.
  if (lead < 0xf0) return [3, lead === 0xe0 ? 0xa0 : 0x80, lead === 0xed ? 0x9f : 0xbf];
  return [4, lead === 0xf0 ? 0x90 : 0x80, lead === 0xf4 ? 0x8f : 0xbf];
}
