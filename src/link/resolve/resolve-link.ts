// Resolves an address in a chapter to a page or file of the book.
import { type BookPath, type UrlPath, folderOf, leavesRoot, resolveFrom, urlPath } from '../../core/path.ts';
import type { BookIndex, Page } from './book-index.ts';

/** `rest` is the query and fragment as written, including `?` and `#`; may be empty. */
export type Target =
  | {
      readonly kind: 'page';
      readonly page: Page;
      readonly fragment: string | undefined;
      readonly rest: string;
    }
  | { readonly kind: 'file'; readonly url: UrlPath; readonly rest: string }
  /** An excluded chapter. */
  | { readonly kind: 'hidden'; readonly source: BookPath }
  | Unresolved;

/** An unknown target; `url` is where mdBook's link points, relative to the site's root. */
export interface Unresolved {
  readonly kind: 'unresolved';
  readonly path: BookPath;
  readonly url: UrlPath;
  readonly rest: string;
  /**
   * Set for an address written from the host's root, since the host may have more than this site. Also for an
   * address with an empty segment (`(https://x`), which is kept as written because it can't be a path in a book.
   */
  readonly absolute?: string;
  /** Whether it was written with a trailing slash, which matters to web hosts. */
  readonly isFolder: boolean;
}

export interface WrittenAddress {
  readonly url: string;
  /** The page that contains the link. */
  readonly page: BookPath;
  /** The file it was written in: differs from `page` for included files. */
  readonly from: BookPath;
}

/**
 * Addresses are relative to the page, as in mdBook. If that finds nothing and the address is in an included file,
 * it is resolved relative to that file. `/x` is relative to `src`, or to the path of `site-url`.
 */
export function resolveLink(index: BookIndex, { url, page, from }: WrittenAddress): Target {
  const { path, rest, fragment } = splitAddress(url);
  const own = path === '' ? index.bySource.get(page) : undefined;
  if (own !== undefined) return { kind: 'page', page: own, fragment, rest };
  const decoded = decode(path);
  const isFolder = decoded.endsWith('/');
  const paths = decoded.startsWith('/')
    ? rootedPaths(index, decoded)
    : [folderOf(page), folderOf(from)].map((folder) => resolveFrom(folder, decoded));
  for (const at of paths) {
    const target = targetAt(index, at, isFolder);
    if (target?.kind === 'page') return { ...target, fragment, rest };
    if (target?.kind === 'file') return { ...target, rest };
    if (target?.kind === 'hidden') return target;
  }
  const at = (decoded.startsWith('/') ? paths.at(-1) : paths[0]) ?? page;
  const staysWritten = decoded.startsWith('/') || decoded.includes('//');
  const absolute = staysWritten ? decoded.replace(/\.md$/i, '.html') : undefined;
  return { kind: 'unresolved', path: at, url: siteUrlOf(index, at), rest, isFolder, absolute };
}

/** `/x` is relative to `src`; on the site's host it is so only below the path of `site-url`. */
function rootedPaths({ sourceRoot, siteRoot }: BookIndex, address: string): readonly BookPath[] {
  const path = resolveFrom(sourceRoot, address.replace(/^\/+/, ''));
  const isInSite = siteRoot !== '/' && `${address}/`.startsWith(siteRoot);
  return isInSite ? [path, resolveFrom(sourceRoot, address.slice(siteRoot.length))] : [path];
}

type Found =
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'file'; readonly url: UrlPath }
  | { readonly kind: 'hidden'; readonly source: BookPath };

/**
 * Finds a chapter by its source, its page's path or its folder, or a copied file. When `README.md` is a chapter,
 * `index.md` also refers to its page, as mdBook's link to `index.html` would.
 */
function targetAt(index: BookIndex, path: BookPath, isFolder: boolean): Found | undefined {
  const bySource = isFolder ? undefined : index.bySource.get(path);
  if (bySource) return { kind: 'page', page: bySource };
  if (index.hidden.has(path)) return { kind: 'hidden', source: path };
  const url = relativeToSource(index, path);
  if (url === undefined) return undefined;
  const byUrl =
    index.byUrl.get(url) ??
    index.byUrl.get(urlPath(`${url}/index.html`)) ??
    (isFolder ? undefined : index.byUrl.get(urlPath(url.replace(/\.md$/i, '.html'))));
  if (byUrl) return { kind: 'page', page: byUrl };
  return index.files.has(url) ? { kind: 'file', url } : undefined;
}

function relativeToSource(index: BookIndex, path: BookPath): UrlPath | undefined {
  const root = index.sourceRoot;
  if (root === '') return leavesRoot(path) ? undefined : urlPath(path);
  if (path === root) return urlPath('');
  return path.startsWith(`${root}/`) ? urlPath(path.slice(root.length + 1)) : undefined;
}

/** Where mdBook's link points: `.md` becomes `.html`; outside `src` it goes up as many folders as written. */
function siteUrlOf(index: BookIndex, path: BookPath): UrlPath {
  const html = path.replace(/\.md$/i, '.html') as BookPath;
  const inside = relativeToSource(index, html);
  if (inside !== undefined) return inside;
  const depth = index.sourceRoot === '' ? 0 : index.sourceRoot.split('/').length;
  return `${'../'.repeat(depth)}${html}` as UrlPath;
}

/** Splits an address into its path, and its query and fragment. */
export function splitAddress(url: string): {
  readonly path: string;
  readonly rest: string;
  readonly fragment: string | undefined;
} {
  const end = url.search(/[?#]/);
  const path = end < 0 ? url : url.slice(0, end);
  const rest = end < 0 ? '' : url.slice(end);
  const hash = url.indexOf('#');
  return { path, rest, fragment: hash < 0 ? undefined : decode(url.slice(hash + 1)) };
}

/** Percent-decodes a text; an invalid `%` is kept. */
export function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
