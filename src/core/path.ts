// Paths of the book's files and of the site's files, as two kinds of POSIX string that cannot be mixed up.
import { posix } from 'node:path';

/**
 * A file of the book: POSIX, normalised, relative to the book's root, e.g. `src/intro.md`.
 * It may begin with `../` for a file outside the root (mdBook includes those). Made by {@link bookPath}.
 */
export type BookPath = string & { readonly __brand: 'BookPath' };

/** A file of the site: POSIX, normalised, relative to the site's root, not percent-encoded, e.g. `ch01/intro.html`. */
export type UrlPath = string & { readonly __brand: 'UrlPath' };

/** What there is to normalise: a segment that is empty, `.` or `..`, or a backslash. */
const UNCLEAN = /(?:^|\/)\.{0,2}(?:\/|$)|\\/;

const normal = (path: string): string => {
  // Nearly all are, and a long book asks for tens of thousands.
  if (!UNCLEAN.test(path)) return path;
  const clean = posix.normalize(path.replaceAll('\\', '/')).replace(/(.)\/$/, '$1');
  return clean === '.' ? '' : clean;
};

/** The book path that `path` (relative to the book's root, either kind of slash) means. */
export const bookPath = (path: string): BookPath => normal(path) as BookPath;

/** The site path that `path` (relative to the site's root) means. */
export const urlPath = (path: string): UrlPath => normal(path).replace(/^\/+/, '') as UrlPath;

/** The folder that holds `path`; empty for a file at the root. */
export function folderOf<P extends BookPath | UrlPath>(path: P): P {
  const folder = posix.dirname(path);
  return (folder === '.' ? '' : folder) as P;
}

/** The path that `relative` means when it is written in a file of `folder`; an absolute one stays absolute. */
export function resolveFrom<P extends BookPath | UrlPath>(folder: P, relative: string): P {
  const isAbsolute = /^[/\\]/.test(relative);
  return normal(isAbsolute || folder === '' ? relative : `${folder}/${relative}`) as P;
}

/** True for a path that leaves the root it is relative to. */
export const leavesRoot = (path: BookPath | UrlPath): boolean =>
  path === '..' || path.startsWith('../') || path.startsWith('/');

/**
 * How a page at `from` writes a link to `to`, both relative to one root: `../css/a.css`. Not percent-encoded. `to` may
 * leave the root, whose own name nobody knows: then the way leads through it.
 */
export function relativePath<P extends BookPath | UrlPath>(from: P, to: P): string {
  if (to === '..' || to.startsWith('../')) return '../'.repeat(from.split('/').length - 1) + to;
  const path = posix.relative(`/${folderOf(from)}`, `/${to}`);
  return path === '' ? '.' : path;
}

/** `../` once for each folder that `path` is in: what a page puts before a path from the site's root. */
export const pathToRoot = (path: UrlPath): string => '../'.repeat(path.split('/').length - 1);

/** A site path as it stands in a relative address: percent-encoded (a colon too: it would end a scheme), slashes kept. */
export const encodePath = (path: string): string =>
  encodeURI(path).replace(/[?#:]/g, (mark) => encodeURIComponent(mark));

/** True for an address within this book: neither another site's, nor a fragment of the same page, nor empty. */
export const isOfThisBook = (url: string): boolean =>
  url !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(url);
