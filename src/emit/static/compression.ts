// Adds a gzip and a Brotli copy of each text file to a site, for servers that send precompressed files.
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { hashOf } from '../../core/hash.ts';
import { type Content, type OutputFile, type Site, outputFile } from '../../core/output-file.ts';
import { type UrlPath, urlPath } from '../../core/path.ts';

const TEXT = /\.(?:html|css|m?js|json|svg|xml|txt|md|webmanifest)$/;

type Compress = (bytes: Uint8Array) => Promise<Uint8Array>;

/** Neither format stores a date or an OS name here, so equal files compress to equal bytes. */
const FORMS: readonly (readonly [ending: string, compress: Compress])[] = [
  ['.gz', promisify<Uint8Array, Uint8Array>(gzip)],
  ['.br', promisify<Uint8Array, Uint8Array>(brotliCompress)],
];

/** Compressed files that the site already has are left as is. */
export function withCompressed(site: Site): Site {
  const all = new Map<UrlPath, OutputFile>(site);
  for (const file of site.values()) {
    if (!TEXT.test(file.url)) continue;
    for (const [ending, compress] of FORMS) {
      const url = urlPath(file.url + ending);
      const known = all.get(url);
      if (known === undefined || known.by === file.by) all.set(url, compressedFile(file, url, compress));
    }
  }
  return all;
}

const compressedFile = (file: OutputFile, url: UrlPath, compress: Compress): OutputFile =>
  outputFile({
    url,
    by: file.by,
    stampOf: () => hashOf(['compressed', file.stamp]),
    // The file itself already reports its diagnostics.
    content: async () => ({
      value: await compress(await bytesOf((await file.content()).value)),
      diagnostics: [],
    }),
  });

async function bytesOf(content: Content): Promise<Uint8Array> {
  if (content instanceof Uint8Array) return content;
  if (typeof content === 'string') return Buffer.from(content);
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
