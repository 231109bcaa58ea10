// Adds a gzip and a Brotli copy of each text file to a site, for servers that send precompressed files.
import { type Duplex, Readable, pipeline } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, createBrotliCompress, createGzip, gzip } from 'node:zlib';
import { hashOf } from '../../core/hash.ts';
import { type OutputContent, type OutputFile, type Site, outputFile } from '../../core/output-file.ts';
import { type UrlPath, urlPath } from '../../core/path.ts';

const TEXT = /\.(?:html|css|m?js|json|svg|xml|txt|md|webmanifest)$/;

interface Form {
  readonly ending: string;
  readonly compress: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** The same for streamed content. */
  readonly stream: () => Duplex;
}

/** Neither format stores a date or an OS name here, so equal files compress to equal bytes. */
const FORMS: readonly Form[] = [
  { ending: '.gz', compress: promisify<Uint8Array, Uint8Array>(gzip), stream: () => createGzip() },
  {
    ending: '.br',
    compress: promisify<Uint8Array, Uint8Array>(brotliCompress),
    stream: () => createBrotliCompress(),
  },
];

/** Compressed files that the site already has are left as is. */
export function withCompressed(site: Site): Site {
  const all = new Map<UrlPath, OutputFile>(site);
  for (const file of site.values()) {
    if (!TEXT.test(file.url)) continue;
    for (const form of FORMS) {
      const url = urlPath(file.url + form.ending);
      const known = all.get(url);
      if (known === undefined || known.by === file.by) all.set(url, compressedFile(file, url, form));
    }
  }
  return all;
}

const compressedFile = (file: OutputFile, url: UrlPath, form: Form): OutputFile =>
  outputFile({
    url,
    by: file.by,
    stampOf: () => hashOf(['compressed', file.stamp]),
    // The file itself already reports its diagnostics.
    content: async () => ({
      value: await compressed((await file.content()).value, form),
      diagnostics: [],
    }),
  });

async function compressed(content: OutputContent, { compress, stream }: Form): Promise<OutputContent> {
  if (typeof content === 'string' || content instanceof Uint8Array) return compress(Buffer.from(content));
  if (content === undefined) return undefined;
  if (!('kind' in content)) return through(content, stream());
  return content.kind === 'none' ? content : through(content.read(), stream());
}

async function* through(
  parts: AsyncIterable<string | Uint8Array>,
  stream: Duplex,
): AsyncGenerator<Uint8Array> {
  // An error of either ends the loop below.
  pipeline(Readable.from(parts), stream, () => undefined);
  for await (const part of stream as AsyncIterable<Uint8Array>) yield part;
}
