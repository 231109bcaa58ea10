// Notes files that a book reads outside its repository: links and paths may lead anywhere on the machine.
import { resolve } from 'node:path';
import type { BookPath } from '../../core/path.ts';
import { stateOf } from './open-file.ts';
import { futurePathOf, isWithin } from './real-path.ts';
import { repositoryOf } from './repository-folder.ts';

export interface OutsideFiles {
  /** Looks where a path leads, once. */
  readonly note: (path: BookPath) => void;
  readonly found: ReadonlySet<BookPath>;
  /** The next look at these paths is a new one. */
  readonly forget: (paths: Iterable<BookPath>) => void;
}

/** Outside the repository that has `root`, or outside `root` itself where there is none. */
export function createOutsideFiles(root: string): OutsideFiles {
  let folder: string | undefined;
  const seen = new Set<BookPath>();
  const found = new Set<BookPath>();
  return {
    note(path) {
      if (seen.has(path)) return;
      seen.add(path);
      folder ??= futurePathOf(repositoryOf(root) ?? root);
      const absolute = resolve(root, path);
      if (!isWithin(folder, futurePathOf(absolute)) && stateOf(absolute).kind === 'file') found.add(path);
    },
    found,
    forget(paths) {
      for (const path of paths) {
        seen.delete(path);
        found.delete(path);
      }
    },
  };
}
