// Git repositories for tests, with the same ids on every machine.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Files, tempFolder, writeIn } from './temp-folder.ts';

/** Nothing of the machine's own settings, and no clock. */
const ENVIRONMENT = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
};

export interface Repository {
  /** Absolute. */
  readonly folder: string;
  /** Runs a command and returns its output without the last newline. */
  readonly git: (...args: readonly string[]) => string;
  /** Writes files (`undefined` removes one), commits everything, and returns the commit's id. */
  readonly commit: (
    files: Readonly<Record<string, string | Uint8Array | undefined>>,
    ...tags: readonly string[]
  ) => string;
  /** Stores a tree with any names, which Git itself would refuse, and returns its id. */
  readonly tree: (entries: readonly (readonly [mode: string, name: string, id: string])[]) => string;
}

/** A new repository with one commit, removed after the test. */
export const repository = (files: Files = {}, ...tags: readonly string[]): Repository =>
  repositoryAt(tempFolder(), files, ...tags);

/** The same in an existing folder. */
export function repositoryAt(folder: string, files: Files = {}, ...tags: readonly string[]): Repository {
  let day = 0;
  const git = (...args: readonly string[]): string => {
    const date = `2024-01-${String(day).padStart(2, '0')}T00:00:00Z`;
    const env = { ...ENVIRONMENT, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    return execFileSync('git', args, {
      cwd: folder,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trimEnd();
  };
  const commit: Repository['commit'] = (changed, ...names) => {
    day++;
    for (const [path, content] of Object.entries(changed)) {
      if (content === undefined) rmSync(join(folder, path));
      else writeIn(folder, path, content);
    }
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', `Day ${String(day)}`);
    for (const name of names) git('tag', '--annotate', '--message', name, name);
    return git('rev-parse', 'HEAD');
  };
  const tree: Repository['tree'] = (entries) => {
    const parts = entries.flatMap(([mode, name, id]) => [`${mode} ${name}\0`, Buffer.from(id, 'hex')]);
    const input = Buffer.concat(parts.map((part) => Buffer.from(part)));
    return execFileSync('git', ['hash-object', '-w', '-t', 'tree', '--literally', '--stdin'], {
      ...{ cwd: folder, env: ENVIRONMENT, input, encoding: 'utf8' },
    }).trimEnd();
  };
  git('init', '--quiet', '--initial-branch', 'main');
  commit(files, ...tags);
  return { folder, git, commit, tree };
}
