// Resolves symbolic links in absolute paths, and compares paths.
import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';

/** The path without symbolic links, in the file system's spelling; absent if it doesn't exist or isn't accessible. */
export function realPathOf(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

/** Real path that `path` would have if it were created: that of the nearest existing folder, and the rest. */
export function futurePathOf(path: string): string {
  const real = realPathOf(path);
  if (real !== undefined || dirname(path) === path) return real ?? path;
  return join(futurePathOf(dirname(path)), basename(path));
}

/** True if `path` is `folder` or inside it; both must be absolute and real. */
export function isWithin(folder: string, path: string): boolean {
  // Comparing is much faster than `relative`, and decides for nearly all paths of a book.
  if (path.startsWith(folder) && path.charAt(folder.length) === sep) return true;
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
