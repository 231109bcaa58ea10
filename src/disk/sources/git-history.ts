// When and by whom each file of a Git repository was last changed, from one `git log`.
import { spawn } from 'node:child_process';
import type { FileHistory } from '../../core/file-history.ts';
import { type BookPath, bookPath } from '../../core/path.ts';

/** By path from the folder. */
export type GitHistory = ReadonlyMap<BookPath, FileHistory>;

/** Begins a commit's line; no path that Git writes unquoted can hold it. */
const COMMIT = '\x01';
const FIELD = '\x02';
const ARGUMENTS = [
  ...['-c', 'core.quotePath=off', '-c', 'log.showSignature=false', 'log', '--no-renames', '--name-only'],
  ...['--relative', `--format=${COMMIT}%ct${FIELD}%aN${FIELD}%D`, '--', '.'],
];

/**
 * Empty where there is no Git or no repository. A shallow clone's oldest commits seem to have made every file, so what
 * only they have changed is not known: such files are not in the answer.
 */
export function readGitHistory(root: string): Promise<GitHistory> {
  return new Promise((answer) => {
    const git = spawn('git', ARGUMENTS, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
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
  /** The log's lines in order, newest commit first. */
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
