// Reads facts from git. Everything is absent without git or outside a repository.
import { spawnSync } from 'node:child_process';

export interface Repository {
  /** The folder with `.git`, absolute. */
  readonly root: string;
  /** The given folder relative to `root`, with `/`; empty if they are the same. */
  readonly inside: string;
  /** The branch that is checked out, e.g. `main`; absent if none is. */
  readonly branch?: string;
}

/** The repository of a folder; absent outside of one. */
export function repositoryOf(folder: string): Repository | undefined {
  const root = git(folder, ['rev-parse', '--show-toplevel']);
  if (root === undefined) return undefined;
  const inside = git(folder, ['rev-parse', '--show-prefix'])?.replace(/\/$/, '') ?? '';
  const branch = git(folder, ['symbolic-ref', '--short', 'HEAD']);
  return { root, inside, branch };
}

/** The name for git's commits, which mdBook uses as the first author of a new book. */
export const gitUserName = (folder: string): string | undefined =>
  git(folder, ['config', '--get', 'user.name']);

/** The trimmed output of git; absent if git fails, prints nothing or is not installed. */
function git(folder: string, words: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync('git', words, { cwd: folder, encoding: 'utf8', timeout: 5000 });
  if (status !== 0) return undefined;
  const text = stdout.trim();
  return text === '' ? undefined : text;
}
