// Recognizes images by their first bytes: their names may say something else.

export interface ImageType {
  readonly mediaType: string;
  readonly extension: string;
}

const TYPES = {
  png: { mediaType: 'image/png', extension: 'png' },
  jpeg: { mediaType: 'image/jpeg', extension: 'jpg' },
  gif: { mediaType: 'image/gif', extension: 'gif' },
  webp: { mediaType: 'image/webp', extension: 'webp' },
  svg: { mediaType: 'image/svg+xml', extension: 'svg' },
} as const satisfies Readonly<Record<string, ImageType>>;

/** The type of an image that EPUB readers show (EPUB 3.3, 3.2); `broken` if its header is cut off, `type` for others. */
export function imageType(bytes: Uint8Array): ImageType | 'broken' | 'type' {
  if (bytes.length < 12) return 'broken';
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ascii = (from: number, to: number): string => start.toString('latin1', from, to);
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return isPng(start) ? TYPES.png : 'broken';
  if (start.readUInt16BE(0) === 0xffd8) return hasJpegFrame(start) ? TYPES.jpeg : 'broken';
  if (/^GIF8[79]a/.test(ascii(0, 6)))
    return start.length > 13 && start.readUInt32LE(6) > 0 ? TYPES.gif : 'broken';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return start.length > 30 ? TYPES.webp : 'broken';
  return /<svg[\s>]/i.test(start.toString('utf8', 0, 4096)) ? TYPES.svg : 'type';
}

/** A header with a size, and an end that was not cut off. */
const isPng = (bytes: Buffer): boolean =>
  bytes.length > 44 &&
  bytes.toString('latin1', 12, 16) === 'IHDR' &&
  bytes.readUInt32BE(16) > 0 &&
  bytes.readUInt32BE(20) > 0 &&
  bytes.includes('IEND', -64, 'latin1');

/** Walks the segments up to the first start of frame, SOF0 to SOF15 without DHT, JPG and DAC (ITU T.81, table B.1). */
function hasJpegFrame(bytes: Buffer): boolean {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return bytes.readUInt16BE(at + 5) > 0 && bytes.readUInt16BE(at + 7) > 0;
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return false;
}
