// The width of an image as browsers show it: a pixel is 3/4 of a point.

const POINTS = 0.75;

/** In points; absent for what isn't a PNG, GIF, JPEG or WebP. */
export function imageWidth(bytes: Uint8Array): number | undefined {
  const pixels = widthInPixels(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return pixels === undefined || pixels === 0 ? undefined : pixels * POINTS;
}

function widthInPixels(bytes: Buffer): number | undefined {
  if (bytes.length < 30) return undefined;
  if (bytes.readUInt32BE(0) === 0x89504e47) return bytes.readUInt32BE(16);
  if (bytes.toString('latin1', 0, 3) === 'GIF') return bytes.readUInt16LE(6);
  if (bytes.toString('latin1', 8, 12) === 'WEBP') return webpWidth(bytes);
  return bytes.readUInt16BE(0) === 0xffd8 ? jpegWidth(bytes) : undefined;
}

/** Of each of the three formats (WebP Container Specification). */
function webpWidth(bytes: Buffer): number | undefined {
  const format = bytes.toString('latin1', 12, 16);
  if (format === 'VP8X') return bytes.readUIntLE(24, 3) + 1;
  if (format === 'VP8L') return (bytes.readUInt16LE(21) & 0x3fff) + 1;
  return format === 'VP8 ' ? bytes.readUInt16LE(26) & 0x3fff : undefined;
}

/** From the first start of frame, SOF0 to SOF15 without DHT, JPG and DAC (ITU T.81, table B.1). */
function jpegWidth(bytes: Buffer): number | undefined {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return bytes.readUInt16BE(at + 7);
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}
