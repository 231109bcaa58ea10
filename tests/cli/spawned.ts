// The command as people start it. It runs from `dist/`, which `npm test` compiles first.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export const bin: string = here('../../src/bin.js');

if (!existsSync(here('../../dist/program/main.js'))) {
  throw new Error('these tests start the compiled command: run `npm run build` first');
}

export interface SpawnedResult {
  /** Absent when a signal ended the process. */
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
}

export interface SpawnedOptions {
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Set for a process that is the head of a group of its own, as one is that a shell starts. */
  readonly isGroup?: true;
}

/** Starts `build-book`, without the color and CI variables of the environment of the tests. */
export function start(argv: readonly string[], options: SpawnedOptions): ChildProcess {
  const { folder, environment = {}, isGroup = false } = options;
  const { PATH = '', HOME = '' } = process.env;
  // The cache stays in the test's own folder.
  const own = { PATH, HOME, XDG_CACHE_HOME: folder, BROWSER: 'none', ...environment };
  const child = spawn(process.execPath, [bin, ...argv], { cwd: folder, env: own, detached: isGroup });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** What a started command printed and how it ended. */
export async function ended(child: ChildProcess): Promise<SpawnedResult> {
  let out = '';
  let err = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
  const code = await new Promise<number | undefined>((done) => {
    child.on('close', (status) => {
      done(status ?? undefined);
    });
  });
  return { code, out, err };
}

/** Runs `build-book` in a folder to its end. */
export const runCommand = (argv: readonly string[], options: SpawnedOptions): Promise<SpawnedResult> =>
  ended(start(argv, options));
