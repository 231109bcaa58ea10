// An address as an author wrote it -> what of this book it leads to.
import { type BookPath, type UrlPath, folderOf, leavesRoot, resolveFrom, urlPath } from '../../core/path.ts';
import type { BookIndex, Page } from './book-index.ts';

/** `rest` is the query and the fragment as written, each with its mark, or empty. */
export type Target =
  | {
      readonly kind: 'page';
      readonly page: Page;
      readonly fragment: string | undefined;
      readonly rest: string;
    }
  | { readonly kind: 'file'; readonly url: UrlPath; readonly rest: string }
  /** A chapter that is kept out of the book. */
  | { readonly kind: 'hidden'; readonly source: BookPath }
  | Nothing;

/** Nothing that build-book knows; `url` is where mdBook would lead, from the site's root. */
export interface Nothing {
  readonly kind: 'nothing';
  readonly path: BookPath;
  readonly url: UrlPath;
  readonly rest: string;
  /**
   * From the host's root, where it was written so: the host may have more than this site. Also an address with an empty
   * part (`(https://x`), which is no path of a book: it stays as it is written.
   */
  readonly absolute?: string;
  /** True where it was written with a slash at its end, which hosts tell from the same without. */
  readonly isFolder: boolean;
}

export interface WrittenAddress {
  readonly url: string;
  /** The page that shows the link. */
  readonly page: BookPath;
  /** The file it was written in: another one when the page includes it. */
  readonly from: BookPath;
}

/**
 * Addresses start at the page, as in mdBook; if they lead nowhere from there and were written in an included file, they
 * start at that file. `/x` starts at `src`.
 */
export function resolveLink(index: BookIndex, { url, page, from }: WrittenAddress): Target {
  const { path, rest, fragment } = splitAddress(url);
  const own = path === '' ? index.bySource.get(page) : undefined;
  if (own !== undefined) return { kind: 'page', page: own, fragment, rest };
  const decoded = decode(path);
  const starts = decoded.startsWith('/') ? [index.sourceRoot] : [folderOf(page), folderOf(from)];
  const isFolder = decoded.endsWith('/');
  const paths = starts.map((start) => resolveFrom(start, decoded.replace(/^\/+/, '')));
  for (const at of paths) {
    const target = targetAt(index, at, isFolder);
    if (target?.kind === 'page') return { ...target, fragment, rest };
    if (target?.kind === 'file') return { ...target, rest };
    if (target?.kind === 'hidden') return target;
  }
  const [at = page] = paths;
  const staysWritten = decoded.startsWith('/') || decoded.includes('//');
  const absolute = staysWritten ? decoded.replace(/\.md$/i, '.html') : undefined;
  return { kind: 'nothing', path: at, url: siteUrlOf(index, at), rest, isFolder, absolute };
}

type Found =
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'file'; readonly url: UrlPath }
  | { readonly kind: 'hidden'; readonly source: BookPath };

/**
 * What stands at a path of the book: a chapter by its source, by its page's name, by its folder, or a copied file. Where
 * `README.md` is a chapter, `index.md` is a name of its page too: mdBook leads to `index.html` from there.
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

/** Where mdBook leads: `.md` becomes `.html`; outside `src` as many folders up as were written. */
function siteUrlOf(index: BookIndex, path: BookPath): UrlPath {
  const html = path.replace(/\.md$/i, '.html') as BookPath;
  const inside = relativeToSource(index, html);
  if (inside !== undefined) return inside;
  const depth = index.sourceRoot === '' ? 0 : index.sourceRoot.split('/').length;
  return `${'../'.repeat(depth)}${html}` as UrlPath;
}

/** Parts an address at its query and fragment. */
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

/** Percent-decodes what can be decoded; a stray `%` stays. */
export function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
