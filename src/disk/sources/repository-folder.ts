// A folder's path within its Git repository.
import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** The root of the repository that has `folder`, an absolute path; absent where there is none. A work tree's `.git` may be a file. */
export function repositoryOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/**
 * The way from the repository's root to `folder`, an absolute path: POSIX, with a final slash, empty at the root itself
 * and where there is no repository.
 */
export function folderInRepository(folder: string): string {
  const root = repositoryOf(folder);
  const way = root === undefined ? '' : relative(root, folder).split(sep).join('/');
  return way === '' ? '' : `${way}/`;
}
