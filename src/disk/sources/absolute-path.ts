// Absolute paths of the files of a book or a site.
import { join, resolve, sep } from 'node:path';

/**
 * `resolve(root, path)`; `path` has forward slashes. Normalized paths are only appended: resolving each of them took 3 % of
 * the CPU time of a build with one changed chapter.
 */
export const absolutePath = (root: string, path: string): string =>
  appended(root, path) ?? resolve(root, path);

/** `join(folder, path)`, which never leaves the folder by an absolute path. */
export const pathInFolder = (folder: string, path: string): string =>
  appended(folder, path) ?? join(folder, path);

/** Absent unless plainly appending is the same. */
const appended = (folder: string, path: string): string | undefined =>
  sep === '/' && /^[^./]/.test(path) && !folder.endsWith(sep) ? `${folder}/${path}` : undefined;
