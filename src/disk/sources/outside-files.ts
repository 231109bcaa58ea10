// Notes files that a book reads outside its repository, and refuses them in a restricted book: links and paths may lead
// anywhere on the machine.
import { basename, dirname, relative, resolve, sep } from 'node:path';
import type { BookPath } from '../../core/path.ts';
import type { DiskTrace } from '../trace/disk-trace.ts';
import { absolutePath } from './absolute-path.ts';
import { stateOf } from './open-file.ts';
import { createRealFolders, isLink } from './real-folders.ts';
import { futurePathOf, isWithin } from './real-path.ts';
import { repositoryOf } from './repository-folder.ts';

export interface OutsideFiles {
  /** False for a path that must not be read. Looks where it leads, and notes it if that is outside. */
  readonly allows: (path: BookPath) => boolean;
  /** The same without noting it. */
  readonly isAllowed: (path: BookPath) => boolean;
  /** Whether the path itself is a symbolic link; known after {@link OutsideFiles.allows}, false in a restricted book. */
  readonly isLink: (path: BookPath) => boolean;
  /** The paths that were noted. */
  readonly found: ReadonlySet<BookPath>;
  /** The next look at these paths is a new one. */
  readonly forget: (paths: Iterable<BookPath>) => void;
}

/** Outside the repository that has `root`, or outside `root` itself where there is none. */
export function createOutsideFiles(
  root: string,
  { restrict, trace }: { readonly restrict: boolean; readonly trace?: DiskTrace },
): OutsideFiles {
  return restrict ? refusingOutside(root) : notingOutside(root, trace);
}

function notingOutside(root: string, trace: DiskTrace | undefined): OutsideFiles {
  let boundary: string | undefined;
  const seen = new Set<BookPath>();
  const links = new Set<BookPath>();
  const found = new Set<BookPath>();
  let realFolder = createRealFolders(root);
  const findBoundary = (): string => {
    trace?.note('repository', root, repositoryOf(root) ?? '');
    return boundaryOf(root);
  };
  const realPath = (path: BookPath, absolute: string): string => {
    if (!links.has(path)) {
      const parent = dirname(absolute);
      const folder = realFolder(parent);
      trace?.note('folder', parent, folder);
      return (folder.endsWith(sep) ? folder : folder + sep) + basename(absolute);
    }
    const real = futurePathOf(absolute);
    trace?.note('link', path, real);
    return real;
  };
  return {
    allows(path) {
      if (seen.has(path)) return true;
      seen.add(path);
      boundary ??= findBoundary();
      const absolute = absolutePath(root, path);
      if (isLink(absolute)) links.add(path);
      if (!isWithin(boundary, realPath(path, absolute)) && stateOf(absolute).kind === 'file') found.add(path);
      return true;
    },
    isAllowed: () => true,
    isLink: (path) => links.has(path),
    found,
    forget(paths) {
      realFolder = createRealFolders(root);
      for (const path of paths) {
        seen.delete(path);
        links.delete(path);
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
    isLink: () => false,
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
