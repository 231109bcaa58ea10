// Runs Git to read a repository. No command here writes to it, takes a lock, runs a program of its configuration or uses the network.
import { spawn } from 'node:child_process';

/** How Git ended. */
export type GitResult =
  | { readonly kind: 'done'; readonly output: Buffer }
  /** `reason` is what Git said, in one line. */
  | { readonly kind: 'failed'; readonly reason: string }
  /** Git isn't installed. */
  | { readonly kind: 'missing' };

/**
 * Objects that a partial clone lacks would be fetched one by one. `ext` is named since a repository's own configuration could
 * allow it, and it runs programs.
 */
const OFFLINE = [
  'allow',
  'ext.allow',
  'file.allow',
  'git.allow',
  'http.allow',
  'https.allow',
  'ssh.allow',
].flatMap((key) => ['-c', `protocol.${key}=never`]);

/** Options before the command: output that doesn't depend on settings, and nothing but reading. */
export const READ_ONLY: readonly string[] = [
  ...['--no-pager', '--no-optional-locks', '--no-replace-objects', '-c', 'core.quotePath=off'],
  ...OFFLINE,
];

/**
 * Runs a command in `folder`, an absolute path. `input` is written to its standard input, and `onOutput` gets its output piece by
 * piece instead of `GitResult.output`.
 */
export function runGit(
  folder: string,
  args: readonly string[],
  { input, onOutput }: { readonly input?: string; readonly onOutput?: (piece: Buffer) => void } = {},
): Promise<GitResult> {
  return new Promise((end) => {
    const git = spawn('git', [...READ_ONLY, ...args], { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] });
    const pieces: Buffer[] = [];
    let said = '';
    git.stdout.on('data', onOutput ?? ((piece: Buffer) => pieces.push(piece)));
    git.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    // Git may end before it has read everything.
    git.stdin.on('error', () => undefined);
    git.on('error', () => {
      end({ kind: 'missing' });
    });
    git.on('close', (code) => {
      if (code === 0) end({ kind: 'done', output: Buffer.concat(pieces) });
      else end({ kind: 'failed', reason: reasonIn(said) });
    });
    git.stdin.end(input ?? '');
  });
}

/** The first line of what Git says, without its prefix. */
export function reasonIn(said: string): string {
  const [line = ''] = said.split('\n').filter((text) => text.trim() !== '');
  return line.replace(/^(?:fatal|error): /, '').trim() || 'Git failed without a message';
}
