// Which paths in a watched folder are not part of the book: output, tools' own files, and what Git ignores.
import { basename, dirname, join, posix, relative } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { type BookPath, leavesRoot } from '../../core/path.ts';
import { readWhole } from '../sources/open-file.ts';
import { isLeftover } from '../../core/unpublished-files.ts';

/** Bytes. */
const GITIGNORE_LIMIT = 1024 * 1024;

export type IsIgnored = (path: BookPath) => boolean;

/**
 * A test for paths whose changes don't matter. A page may still read such a file, which is then watched for that reason.
 * As in mdBook, only one `.gitignore` applies: the nearest, from the root upwards.
 */
export function createIgnored(root: string, outputs: readonly BookPath[]): IsIgnored {
  const gitignore = nearestGitignore(root);
  const prefix = gitignore === undefined ? '' : relative(gitignore.folder, root).replaceAll('\\', '/');
  return (path) => {
    if (outputs.some((output) => path === output || path.startsWith(`${output}/`))) return true;
    if (path.split('/').some(isToolFile)) return true;
    return gitignore !== undefined && !leavesRoot(path) && gitignore.rules.ignores(posix.join(prefix, path));
  };
}

function nearestGitignore(folder: string): { readonly folder: string; readonly rules: Ignore } | undefined {
  // A pipe or a device in its place would never end.
  const file = readWhole(join(folder, '.gitignore'), GITIGNORE_LIMIT);
  if (file.kind === 'none') return dirname(folder) === folder ? undefined : nearestGitignore(dirname(folder));
  const text = Buffer.from(file.bytes).toString();
  return { folder, rules: ignore({ ignorecase: false, allowRelativePaths: true }).add(text) };
}

const toolFolders = new Set(['.git', '.hg', '.svn', '.jj', 'node_modules', '.idea', '.vscode']);

/** True for files and folders of editors and tools, by name alone. */
export const isToolFile = (path: string): boolean => {
  const name = basename(path);
  return toolFolders.has(name) || isLeftover(name);
};
