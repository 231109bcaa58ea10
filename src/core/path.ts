// Branded POSIX paths: files of the book and files of the site can't be mixed up.
import { posix } from 'node:path';

/**
 * Path of a source file: POSIX, normalized, relative to the book's root, e.g. `src/intro.md`. Starts with `../` for
 * a file outside the root (mdBook can include those). Created by {@link bookPath}.
 */
export type BookPath = string & { readonly __brand: 'BookPath' };

/**
 * Path of a site file: POSIX, normalized, relative to the site's root, not percent-encoded, e.g. `ch01/intro.html`.
 */
export type UrlPath = string & { readonly __brand: 'UrlPath' };

/** Matches paths that need normalizing: an empty, `.` or `..` segment, or a backslash. */
const NOT_NORMALIZED = /(?:^|\/)\.{0,2}(?:\/|$)|\\/;

const normalized = (path: string): string => {
  // Nearly all paths are normalized already, and large books have tens of thousands.
  if (!NOT_NORMALIZED.test(path)) return path;
  const clean = posix.normalize(path.replaceAll('\\', '/')).replace(/(.)\/$/, '$1');
  return clean === '.' ? '' : clean;
};

/** Normalizes a path relative to the book's root, with either kind of slash. */
export const bookPath = (path: string): BookPath => normalized(path) as BookPath;

/** Normalizes a path relative to the site's root. */
export const urlPath = (path: string): UrlPath => normalized(path).replace(/^\/+/, '') as UrlPath;

/** Parent folder; empty for a file at the root. */
export function folderOf<P extends BookPath | UrlPath>(path: P): P {
  const folder = posix.dirname(path);
  return (folder === '.' ? '' : folder) as P;
}

/** Resolves a path written in a file of `folder`; absolute paths stay absolute. */
export function resolveFrom<P extends BookPath | UrlPath>(folder: P, relative: string): P {
  const isAbsolute = /^[/\\]/.test(relative);
  return normalized(isAbsolute || folder === '' ? relative : `${folder}/${relative}`) as P;
}

/** Whether a path leaves the root it is relative to. */
export const leavesRoot = (path: BookPath | UrlPath): boolean =>
  path === '..' || path.startsWith('../') || path.startsWith('/');

/**
 * The relative link from a page at `from` to `to`: `../css/a.css`. Not percent-encoded. When `to` is outside the
 * root, the link goes up to the root's parent first, because the root's own name is unknown.
 */
export function relativePath<P extends BookPath | UrlPath>(from: P, to: P): string {
  if (to === '..' || to.startsWith('../')) return '../'.repeat(from.split('/').length - 1) + to;
  const path = posix.relative(`/${folderOf(from)}`, `/${to}`);
  return path === '' ? '.' : path;
}

/** `../` for each folder in `path`: the prefix that a page puts before paths from the site's root. */
export const pathToRoot = (path: UrlPath): string => '../'.repeat(path.split('/').length - 1);

/** Percent-encodes a site path for use in a relative URL. Colons are encoded too, since one would end a scheme. */
export const encodePath = (path: string): string =>
  encodeURI(path).replace(/[?#:]/g, (char) => encodeURIComponent(char));

/** Whether a URL points into this book: it is neither external, nor a fragment on the same page, nor empty. */
export const isInternalUrl = (url: string): boolean =>
  url !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(url);
