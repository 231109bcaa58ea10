// A folder's path within its Git repository.
import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/**
 * Path from the repository root to `folder`, an absolute path: POSIX, with a trailing slash; empty at the root and
 * outside a repository. In a linked work tree, `.git` is a file.
 */
export function folderInRepository(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) {
      const way = relative(at, folder).split(sep).join('/');
      return way === '' ? '' : `${way}/`;
    }
    if (dirname(at) === at) return '';
  }
}
