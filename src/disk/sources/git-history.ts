// Last change and authors of each file in a Git repository, from one `git log`.
import { spawn } from 'node:child_process';
import type { FileHistory } from '../../core/file-history.ts';
import { type BookPath, bookPath } from '../../core/path.ts';

/** Keyed by path relative to the folder. */
export type GitHistory = ReadonlyMap<BookPath, FileHistory>;

/** Marks a commit line; Git never writes it unquoted in a path. */
const COMMIT = '\x01';
const FIELD = '\x02';
const argumentsFor = (commit: string) => [
  ...['-c', 'core.quotePath=off', '-c', 'log.showSignature=false', 'log', '--no-renames', '--name-only'],
  ...['--relative', `--format=${COMMIT}%ct${FIELD}%aN${FIELD}%D`, commit, '--', '.'],
];

/**
 * The history that leads to a commit: an id in hexadecimal, or `HEAD`. Empty without Git or a repository. In a shallow clone, the oldest commits appear to have created every file, so files
 * changed only by them are left out.
 */
export function readGitHistory(root: string, commit = 'HEAD'): Promise<GitHistory> {
  return new Promise((answer) => {
    const git = spawn('git', argumentsFor(commit), { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
    const log = createLog();
    let rest = '';
    git.stdout.setEncoding('utf8');
    git.stdout.on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(log.line);
    });
    git.on('error', () => {
      answer(new Map());
    });
    git.on('close', () => {
      log.line(rest);
      answer(log.history());
    });
  });
}

interface Log {
  /** Takes the log line by line, newest commit first. */
  readonly line: (line: string) => void;
  readonly history: () => GitHistory;
}

function createLog(): Log {
  const files = new Map<BookPath, { readonly time: string; readonly commits: Map<string, number> }>();
  let commit: { readonly time: string; readonly author: string } | undefined;
  return {
    line: (line) => {
      if (line.startsWith(COMMIT)) {
        const [seconds = '', author = '', marks = ''] = line.slice(1).split(FIELD);
        const isCut = marks.split(', ').includes('grafted');
        commit = isCut ? undefined : { time: isoTime(Number(seconds)), author };
      } else if (line !== '' && commit !== undefined) {
        const path = bookPath(line);
        const file = files.get(path) ?? { time: commit.time, commits: new Map<string, number>() };
        file.commits.set(commit.author, (file.commits.get(commit.author) ?? 0) + 1);
        files.set(path, file);
      }
    },
    history: () =>
      new Map([...files].map(([path, { time, commits }]) => [path, { time, authors: byCommits(commits) }])),
  };
}

const isoTime = (seconds: number): string => new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');

const byCommits = (commits: ReadonlyMap<string, number>): readonly string[] =>
  [...commits].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([author]) => author);
