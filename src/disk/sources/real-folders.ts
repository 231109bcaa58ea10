// Real paths of a book's folders, each looked up once: asking the system takes as long as looking at every folder above.
import { lstatSync } from 'node:fs';
import { sep } from 'node:path';
import { codeOf } from './open-file.ts';
import { futurePathOf } from './real-path.ts';

/** The real path of a folder, or the one that it would have; both are absolute. */
export function createRealFolders(root: string): (folder: string) => string {
  const known = new Map([[root, futurePathOf(root)]]);
  const realPath = (folder: string): string => {
    const real = known.get(folder) ?? look(folder);
    known.set(folder, real);
    return real;
  };
  const look = (folder: string): string => {
    // The system knows in which case names outside the book are spelled.
    if (!folder.startsWith(`${root}${sep}`) || isLink(folder)) return futurePathOf(folder);
    const end = folder.lastIndexOf(sep);
    return realPath(folder.slice(0, end)) + folder.slice(end);
  };
  return realPath;
}

/** Whether the path itself, which is absolute, is a symbolic link. */
export function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch (error) {
    codeOf(error);
    return false;
  }
}
