// A folder's path within its Git repository.
import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/**
 * The way from the repository's root to `folder`, an absolute path: POSIX, with a final slash, empty at the root itself
 * and where there is no repository. A work tree's `.git` may be a file.
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
