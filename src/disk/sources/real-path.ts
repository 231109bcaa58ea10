// Resolves links in absolute paths, and compares paths.
import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';

/** The path without links, in the file system's own spelling; absent when there is nothing, or no leave to look. */
export function realPathOf(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

/** Where `path` would be if it were made: the real path of the nearest folder that exists, and the rest. */
export function futurePathOf(path: string): string {
  const real = realPathOf(path);
  if (real !== undefined || dirname(path) === path) return real ?? path;
  return join(futurePathOf(dirname(path)), basename(path));
}

/** True when `path` is `folder` or in it; both are absolute and real. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
