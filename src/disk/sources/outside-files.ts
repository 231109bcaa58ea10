// Notes files that a book reads outside its repository, and refuses them in a restricted book: links and paths may lead
// anywhere on the machine.
import { relative, resolve, sep } from 'node:path';
import type { BookPath } from '../../core/path.ts';
import { stateOf } from './open-file.ts';
import { futurePathOf, isWithin } from './real-path.ts';
import { repositoryOf } from './repository-folder.ts';

export interface OutsideFiles {
  /** False for a path that must not be read. Looks where it leads, and notes it if that is outside. */
  readonly allows: (path: BookPath) => boolean;
  /** The same without noting it. */
  readonly isAllowed: (path: BookPath) => boolean;
  /** The paths that were noted. */
  readonly found: ReadonlySet<BookPath>;
  /** The next look at these paths is a new one. */
  readonly forget: (paths: Iterable<BookPath>) => void;
}

/** Outside the repository that has `root`, or outside `root` itself where there is none. */
export function createOutsideFiles(root: string, { restrict }: { readonly restrict: boolean }): OutsideFiles {
  return restrict ? refusingOutside(root) : notingOutside(root);
}

function notingOutside(root: string): OutsideFiles {
  let folder: string | undefined;
  const seen = new Set<BookPath>();
  const found = new Set<BookPath>();
  return {
    allows(path) {
      if (seen.has(path)) return true;
      seen.add(path);
      folder ??= boundaryOf(root);
      const absolute = resolve(root, path);
      if (!isWithin(folder, futurePathOf(absolute)) && stateOf(absolute).kind === 'file') found.add(path);
      return true;
    },
    isAllowed: () => true,
    found,
    forget(paths) {
      for (const path of paths) {
        seen.delete(path);
        found.delete(path);
      }
    },
  };
}

/** Looks each time, since a folder on the way may have become a link, and whether or not the file exists. */
function refusingOutside(root: string): OutsideFiles {
  const isAllowed = restrictedTo(root);
  const found = new Set<BookPath>();
  return {
    allows(path) {
      const allowed = isAllowed(resolve(root, path));
      if (!allowed) found.add(path);
      return allowed;
    },
    isAllowed: (path) => isAllowed(resolve(root, path)),
    found,
    forget(paths) {
      for (const path of paths) found.delete(path);
    },
  };
}

/**
 * A test for absolute paths that a restricted book at `root` may read or write: those that lead into its repository, but not
 * into Git's own folder, where CI keeps its tokens.
 */
export function restrictedTo(root: string): (path: string) => boolean {
  const folder = boundaryOf(root);
  return (path) => {
    const real = futurePathOf(path);
    if (!isWithin(folder, real)) return false;
    // Any case, for file systems that ignore it.
    return !relative(folder, real)
      .split(sep)
      .some((name) => name.toLowerCase() === '.git');
  };
}

const boundaryOf = (root: string): string => futurePathOf(repositoryOf(root) ?? root);
