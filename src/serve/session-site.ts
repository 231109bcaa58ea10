// The site of a build, with files rendered on request.
import { buffer } from 'node:stream/consumers';
import { UnreadableSource } from '../core/source.ts';
import { hashBytes, hashOf } from '../core/hash.ts';
import { escapeHtml } from '../core/escape-html.ts';
import { type Words, wordOf } from '../core/words.ts';
import { NOT_FOUND_URL } from '../emit/pages/not-found-address.ts';
import { once } from '../core/once.ts';
import type { Site } from '../core/output-file.ts';
import { type UrlPath, urlPath } from '../core/path.ts';
import type { BuiltBook } from '../build/session.ts';
import type { RenderCache } from './render-cache.ts';
import { sharedFilesOf } from './shared-files.ts';
import type { PageDiagnostic, ServedFile, ServedPage, ServedSite } from './site.ts';

export interface SiteParts {
  readonly built: BuiltBook;
  /** The search index, built later than the pages; empty until then. */
  readonly search: Site;
  readonly diagnostics: readonly PageDiagnostic[];
  readonly textOf: ServedSite['textOf'];
}

export interface SiteTools {
  readonly cache: RenderCache;
  /** Called for every requested page. */
  readonly onRequest: (url: UrlPath) => void;
}

export function sessionSite(parts: SiteParts, { cache, onRequest }: SiteTools): ServedSite {
  const { built, search } = parts;
  const shared = once(() => hashOf([...sharedFilesOf(built)]));
  const fileAt = async (url: UrlPath): Promise<ServedFile | undefined> => {
    const file = built.site.get(url) ?? search.get(url);
    if (file === undefined) return undefined;
    const content = await cache.get(file);
    if (content === undefined) return undefined;
    return isInMemory(content) && isPage(built, url) ? { ...content, live: true } : content;
  };
  return {
    prefix: prefixOf(built),
    has: (url) => built.site.has(url) || search.has(url),
    get: (url) => {
      onRequest(url);
      return fileAt(url);
    },
    notFound: async () => (await inMemory(await fileAt(NOT_FOUND_URL))) ?? plainNotFound(built.config.words),
    get shared() {
      return shared();
    },
    words: built.config.words,
    diagnostics: parts.diagnostics,
    mayCreate: built.mayCreate,
    isOfVersion: (url) => built.versions?.isOfVersion(url) === true,
    textOf: parts.textOf,
  };
}

const isInMemory = (file: ServedFile): file is ServedPage =>
  typeof file.body === 'string' || file.body instanceof Uint8Array;

/** A `404.html` of the author's gets the live client too, so it is read whole; absent when it can't be read. */
async function inMemory(file: ServedFile | undefined): Promise<ServedPage | undefined> {
  if (file === undefined || isInMemory(file)) return file;
  try {
    return { hash: file.hash, body: await buffer(file.body.read()) };
  } catch (error) {
    if (error instanceof UnreadableSource) return undefined;
    throw error;
  }
}

/** True for generated pages; HTML files in the author's folders are served unchanged. */
export const isPage = ({ model, versions }: BuiltBook, url: UrlPath): boolean =>
  url.endsWith('.html') && model?.staticFiles.has(url) !== true && versions?.isOfVersion(url) !== true;

/** Path of `site-url` with slashes at both ends. */
export function prefixOf({ config }: BuiltBook): string {
  const siteUrl = config.html.siteUrl ?? '/';
  const path = URL.canParse(siteUrl) ? new URL(siteUrl).pathname : siteUrl;
  const inner = urlPath(decoded(path));
  return inner === '' ? '/' : `/${inner}/`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** For a book without a 404 page. */
function plainNotFound(words: Words): ServedPage {
  const title = escapeHtml(wordOf(words, 'page-not-found'));
  const body = `<!DOCTYPE html>
<html lang="${words.language}"><head><meta charset="utf-8"><title>${title}</title></head>
<body><main><h1>${title}</h1></main></body></html>
`;
  return { body, hash: hashBytes(body), live: true };
}
