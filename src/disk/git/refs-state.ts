// The state of the files in which Git keeps tags and branches: as long as it is the same, Git needn't be asked.
import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryOf } from '../sources/repository-folder.ts';
import { stateText } from '../sources/stat-cache.ts';

/** Files changed as recently as this may change again without another time. In milliseconds. */
const SETTLED_AFTER = 2000;

/**
 * Git replaces these files and never writes into them, so each change shows in the time of their folder. Empty if the state proves
 * nothing: outside a repository, in a linked working tree, for other formats than files, and right after a change.
 */
export function refsState(folder: string): string {
  const git = join(repositoryOf(folder) ?? folder, '.git');
  try {
    if (!lstatSync(git).isDirectory() || existsSync(join(git, 'reftable'))) return '';
    const packed = join(git, 'packed-refs');
    const paths = [...foldersIn(join(git, 'refs')), ...(existsSync(packed) ? [packed] : [])];
    const stats = paths.map((path) => lstatSync(path, { bigint: true }));
    const isSettled = stats.every(({ mtimeMs }) => Date.now() - Number(mtimeMs) > SETTLED_AFTER);
    return isSettled ? stats.map((stat, i) => `${paths[i] ?? ''} ${stateText(stat)}`).join('\n') : '';
  } catch {
    return '';
  }
}

/** A folder and all folders in it. */
function foldersIn(folder: string): readonly string[] {
  const inner = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [folder, ...inner.flatMap(({ name }) => foldersIn(join(folder, name)))];
}
