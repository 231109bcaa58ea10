// The files that let readers keep a copy of the site on their device: a service worker, and lists of what it keeps.
import { createHasher, hashOf } from '../../core/hash.ts';
import { once } from '../../core/once.ts';
import { type OutputContent, type OutputFile, type Site, outputFile } from '../../core/output-file.ts';
import { type UrlPath, encodePath, urlPath } from '../../core/path.ts';
import type { Assets } from '../theme/assets.ts';

/** The theme's script that becomes {@link WORKER_URL}. */
export const WORKER_ASSET = 'js/offline-worker.js';

/** A worker controls the folder that it is in, and browsers look for new versions at its address: no fingerprint. */
const WORKER_URL = urlPath('offline-worker.js');

/** What readers have to know before they save the book: small, since pages request it. */
const VERSION_URL = urlPath('offline.json');

/** The files to save: `[url, revision]`, in the order of their addresses. */
const LIST_URL = urlPath('offline-files.json');

/** What pages show. The rest are downloads, and files for crawlers and feed readers. */
const SHOWN = /\.(?:html|css|m?js|json|svg|png|jpe?g|gif|webp|avif|ico|woff2?|ttf|otf|wasm)$/;

/** The files of the search, whose endings are others. */
const SEARCH = 'search-index/';

const isCompressed = (url: string): boolean => /\.(?:gz|br)$/.test(url);

/** The whole book again. */
const REPEATED: ReadonlySet<string> = new Set(['print.html']);

/** `site` is everything else in the site, in any order. */
export function offlineFiles(site: Site, assets: Assets): readonly OutputFile[] {
  const worker = assets.list.find(({ name }) => name === WORKER_ASSET)?.content;
  if (worker === undefined) return [];
  const kept = [...site.values()]
    .filter(({ url }) => (SHOWN.test(url) || url.startsWith(SEARCH)) && !isCompressed(url))
    .filter(({ url }) => !REPEATED.has(url))
    .sort((a, b) => (a.url < b.url ? -1 : 1));
  const list = once(() => listOf(kept));
  const stamp = (): OutputFile['stamp'] => hashOf(kept.map((file) => [file.url, file.stamp]));
  return [
    fileOf(
      WORKER_URL,
      () => hashOf(worker),
      () => Promise.resolve(worker),
    ),
    fileOf(
      VERSION_URL,
      () => hashOf(['version', stamp()]),
      async () => {
        const { version, size, files } = await list();
        return JSON.stringify({ version, size, count: files.length });
      },
    ),
    fileOf(LIST_URL, stamp, async () => {
      const { version, files } = await list();
      return JSON.stringify({ version, files });
    }),
  ];
}

const fileOf = (
  url: UrlPath,
  stampOf: () => OutputFile['stamp'],
  content: () => Promise<string | Uint8Array>,
): OutputFile =>
  outputFile({
    url,
    by: 'build-book.offline',
    stampOf,
    content: async () => ({ value: await content(), diagnostics: [] }),
  });

interface FileList {
  /** Of all files: it changes when one of them does. */
  readonly version: string;
  /** In bytes. */
  readonly size: number;
  readonly files: readonly (readonly [url: string, revision: string])[];
}

/** Characters of a hash: enough to tell the versions of one file apart. */
const REVISION_LENGTH = 10;

/** One file at a time, because a site needn't fit into memory. */
async function listOf(kept: readonly OutputFile[]): Promise<FileList> {
  const files: (readonly [string, string])[] = [];
  let size = 0;
  for (const file of kept) {
    const hasher = createHasher();
    const bytes = await measure((await file.content()).value, hasher.add);
    if (bytes === undefined) continue;
    size += bytes;
    files.push([encodePath(file.url), hasher.hash().slice(0, REVISION_LENGTH)]);
  }
  return { version: hashOf(files).slice(0, REVISION_LENGTH), size, files };
}

/** Bytes of the content, each of which `add` gets; absent without content. */
async function measure(
  content: OutputContent,
  add: (bytes: string | Uint8Array) => void,
): Promise<number | undefined> {
  if (content === undefined) return undefined;
  if (typeof content === 'string' || content instanceof Uint8Array) {
    add(content);
    return Buffer.byteLength(content);
  }
  if ('kind' in content && content.kind === 'none') return undefined;
  let size = 0;
  for await (const part of 'kind' in content ? content.read() : content) {
    add(part);
    size += Buffer.byteLength(part);
  }
  return size;
}
