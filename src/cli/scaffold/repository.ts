// A folder -> what git says of it. Without git, or outside of a repository, there is nothing to say, and that is fine.
import { spawnSync } from 'node:child_process';

export interface Repository {
  /** The folder with `.git`, absolute. */
  readonly root: string;
  /** The folder that was asked about, seen from there, with `/`; empty for the same. */
  readonly inside: string;
  /** The branch that is checked out, e.g. `main`; absent when none is. */
  readonly branch?: string;
}

/** The repository that a folder is in; absent outside of one. */
export function repositoryOf(folder: string): Repository | undefined {
  const root = git(folder, ['rev-parse', '--show-toplevel']);
  if (root === undefined) return undefined;
  const inside = git(folder, ['rev-parse', '--show-prefix'])?.replace(/\/$/, '') ?? '';
  const branch = git(folder, ['symbolic-ref', '--short', 'HEAD']);
  return { root, inside, branch };
}

/** The name that git would put on a commit: mdBook's first author of a new book. */
export const gitUserName = (folder: string): string | undefined =>
  git(folder, ['config', '--get', 'user.name']);

/** What git prints, trimmed; absent when it fails, prints nothing or is not installed. */
function git(folder: string, words: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync('git', words, { cwd: folder, encoding: 'utf8', timeout: 5000 });
  if (status !== 0) return undefined;
  const text = stdout.trim();
  return text === '' ? undefined : text;
}
