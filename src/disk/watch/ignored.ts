// A path in a watched folder -> whether it is nothing of the book's: the output, a tool's own, or ignored by git.
import { readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { type BookPath, leavesRoot } from '../../core/path.ts';
import { isForeignName } from './foreign-name.ts';
import { type IsIgnored, parseGitignore } from './gitignore.ts';

/**
 * Asks of a path whether what happens to it is no change of the book. Pages may still read such a file, and then it is
 * watched as one that was read. As in mdBook one `.gitignore` counts, the nearest from the root upwards.
 */
export function createIgnored(root: string, outputs: readonly BookPath[]): (path: BookPath) => boolean {
  const git = nearestGitignore(root);
  const fromGit = git === undefined ? '' : relative(git.folder, root).replaceAll('\\', '/');
  return (path) => {
    if (outputs.some((output) => path === output || path.startsWith(`${output}/`))) return true;
    if (path.split('/').some(isForeignName)) return true;
    return git !== undefined && !leavesRoot(path) && git.isIgnored(posix.join(fromGit, path));
  };
}

function nearestGitignore(
  folder: string,
): { readonly folder: string; readonly isIgnored: IsIgnored } | undefined {
  try {
    return { folder, isIgnored: parseGitignore(readFileSync(join(folder, '.gitignore'), 'utf8')) };
  } catch {
    return dirname(folder) === folder ? undefined : nearestGitignore(dirname(folder));
  }
}
