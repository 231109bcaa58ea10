// The ZIP container (OCF, EPUB 3.3, 4): `mimetype` first and stored, no dates, so that equal books have equal bytes.
import { strToU8, zipSync } from 'fflate';
import type { Resource } from '../chapter-tree/book-images.ts';

/** Folder of the package document. */
const FOLDER = 'EPUB';
export const PACKAGE = 'package.opf';

const CONTAINER_XML = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="${FOLDER}/${PACKAGE}" media-type="application/oebps-package+xml"/></rootfiles></container>
`;

/** The first time that ZIP can express, in the local time zone as the format wants it. */
const NO_TIME = new Date(1980, 0, 1);

/** Images are compressed already. */
const COMPRESSED: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'font/woff',
  'font/woff2',
]);

export function container(files: readonly Resource[]): Uint8Array {
  const bytesOf = (content: string | Uint8Array): Uint8Array =>
    typeof content === 'string' ? strToU8(content) : content;
  return zipSync(
    {
      mimetype: [strToU8('application/epub+zip'), { level: 0 }],
      'META-INF/container.xml': strToU8(CONTAINER_XML),
      ...Object.fromEntries(
        files.map(({ path, mediaType, content }) => [
          `${FOLDER}/${path}`,
          [bytesOf(content), { level: COMPRESSED.has(mediaType) ? 0 : 6 }] as const,
        ]),
      ),
    },
    { mtime: NO_TIME },
  );
}
