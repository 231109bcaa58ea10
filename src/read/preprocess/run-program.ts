// A program of the book and its input -> what it wrote, or why there is nothing. The only place that starts programs.
import type { Environment } from '../../core/build-mode.ts';
import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { shellWords } from './external/shell-words.ts';

/** A program that book.toml names. */
export interface Program {
  readonly what: 'preprocessor' | 'renderer';
  readonly name: string;
  /** As written: split as a shell would, but not run by one. */
  readonly command: string;
  /** True when it is no error that it is not installed. */
  readonly optional: boolean;
}

/** What programs are run in. */
export interface ProgramWorld {
  /** The book's root, absolute: a command with a slash is relative to it, any other is looked for in `PATH`. */
  readonly root: string;
  readonly environment: Environment;
  /** Told what the program says on stderr as it comes; and on stdout, where that is not its answer. */
  readonly onOutput?: (text: string) => void;
  /** Stops the program. */
  readonly signal?: AbortSignal;
  /** In seconds; 60 when absent. */
  readonly timeLimit?: number;
  /** Of the answer, in bytes; 256 MiB when absent. */
  readonly outputLimit?: number;
}

/** One call of a program. */
export interface Call {
  readonly args: readonly string[];
  /** Written to its stdin; absent for an empty one. */
  readonly input?: string;
  /** Where it runs, absolute; the book's root when absent. */
  readonly folder?: string;
  /** Whether its stdout is the answer; otherwise it is told to `onOutput`. */
  readonly answers: boolean;
}

/** How a program ended that could be started. */
export interface Finished {
  readonly isFine: boolean;
  /** `exit status: 1` or `signal: SIGSEGV`. */
  readonly status: string;
  readonly answer: Uint8Array;
  /** The end of what it said on stderr. */
  readonly lastLines: readonly string[];
}

const TIME_LIMIT = 60;
const OUTPUT_LIMIT = 256 * 1024 * 1024;

/**
 * Runs `program` once. Absent, with a diagnostic, when it cannot be started or was stopped; a program that is optional and
 * not installed leaves a notice. An exit status other than 0 is for the caller to judge.
 */
export async function runProgram(
  program: Program,
  call: Call,
  world: ProgramWorld,
): Promise<Outcome<Finished | undefined>> {
  const [word, ...words] = shellWords(program.command);
  if (word === undefined)
    return nothing(diagnose('program/not-started', { ...nameOf(program), reason: 'its command is empty' }));
  const file = word.replace(/\/+$/, '').includes('/') ? resolve(world.root, word) : word;
  try {
    const child = spawn(file, [...words, ...call.args], {
      cwd: call.folder ?? world.root,
      env: { ...world.environment },
      stdio: [call.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      // A group of its own, so that what the program starts can be stopped with it.
      detached: canKillGroups,
      windowsHide: true,
    });
    return await attend(child, { program, call, world });
  } catch (error) {
    // Arguments that the system refuses are thrown before there is a child.
    return nothing(notStarted(program, error as Error));
  }
}

/** A diagnostic for a program that ended with another status than 0, worded as mdBook does. */
export const failedProgram = (
  program: Program,
  { status, lastLines }: Pick<Finished, 'status' | 'lastLines'>,
): Diagnostic => diagnose('program/failed', { ...nameOf(program), status, lastLines });

const canKillGroups = process.platform !== 'win32';

interface Task {
  readonly program: Program;
  readonly call: Call;
  readonly world: ProgramWorld;
}

function attend(child: ChildProcess, { program, call, world }: Task): Promise<Outcome<Finished | undefined>> {
  const { timeLimit = TIME_LIMIT, signal } = world;
  const said = createTail(world.onOutput);
  return new Promise((settle) => {
    const finish = (outcome: Outcome<Finished | undefined>): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      process.removeListener('exit', stop);
      settle(outcome);
    };
    const stop = (): void => {
      kill(child);
    };
    const giveUp = (...diagnostics: readonly Diagnostic[]): void => {
      stop();
      // A grandchild that left the group may hold the pipes open: do not wait for it.
      for (const stream of child.stdio) stream?.destroy();
      finish(nothing(...diagnostics));
    };
    const abort = (): void => {
      giveUp();
    };
    const timer = setTimeout(() => {
      giveUp(diagnose('program/too-slow', { ...nameOf(program), seconds: timeLimit }));
    }, timeLimit * 1000);
    const answer = createCollector(world.outputLimit ?? OUTPUT_LIMIT, (limit) => {
      giveUp(diagnose('program/too-much-output', { ...nameOf(program), limit }));
    });

    signal?.addEventListener('abort', abort);
    process.once('exit', stop);
    child.once('error', (error: NodeJS.ErrnoException) => {
      finish(nothing(notStarted(program, error)));
    });
    child.stdout?.on('data', call.answers ? answer.take : said.listen());
    child.stderr?.on('data', said.listen());
    child.once('close', (code, died) => {
      const status = code === null ? `signal: ${died ?? 'unknown'}` : `exit status: ${code}`;
      const finished = { isFine: code === 0, status, answer: answer.bytes(), lastLines: said.lines() };
      finish({ value: finished, diagnostics: [] });
    });
    // A program need not read all that it is given, and mdBook does not mind either.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(call.input);
    if (signal?.aborted) abort();
  });
}

function kill(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (canKillGroups) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

function notStarted(program: Program, { code, message }: NodeJS.ErrnoException): Diagnostic {
  if (code !== 'ENOENT')
    return diagnose('program/not-started', { ...nameOf(program), reason: whyOf(code, message) });
  return diagnose(program.optional ? 'program/skipped' : 'program/not-found', nameOf(program));
}

/** Without the path that the system names, which is of this machine. */
const whyOf = (code: string | undefined, message: string): string =>
  (code === undefined ? undefined : REFUSALS.get(code)) ?? message.replace(/^spawn .* (?=\S+$)/s, '');

const REFUSALS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'it must not be run by this user, or is no program'],
  ['ENOEXEC', 'it is no program for this system'],
  ['E2BIG', 'its arguments are too long'],
]);

const nameOf = ({ what, name, command }: Program): Omit<Program, 'optional'> => ({ what, name, command });

const nothing = (...diagnostics: readonly Diagnostic[]): Outcome<undefined> => ({
  value: undefined,
  diagnostics,
});

interface Collector {
  readonly take: (chunk: Uint8Array) => void;
  readonly bytes: () => Uint8Array;
}

/** Keeps all bytes up to a limit. */
function createCollector(limit: number, onTooMuch: (limit: string) => void): Collector {
  const chunks: Uint8Array[] = [];
  let size = 0;
  return {
    take: (chunk) => {
      size += chunk.length;
      if (size > limit) onTooMuch(`${Math.floor(limit / 1024 / 1024)} MiB`);
      else chunks.push(chunk);
    },
    bytes: () => Buffer.concat(chunks),
  };
}

/** As many lines, and of each as much, as helps to see what went wrong. */
const MOST_LINES = 10;
const LONGEST_LINE = 500;

interface Tail {
  /** What takes the chunks of one stream. */
  readonly listen: () => (chunk: Uint8Array) => void;
  readonly lines: () => readonly string[];
}

/** Passes text on as it comes, and keeps its last lines. */
function createTail(onOutput: ProgramWorld['onOutput']): Tail {
  let tail = '';
  return {
    listen: () => {
      const decoder = new StringDecoder('utf8');
      return (chunk) => {
        const text = decoder.write(Buffer.from(chunk));
        onOutput?.(text);
        tail = (tail + text).slice(-MOST_LINES * LONGEST_LINE);
      };
    },
    lines: () =>
      tail
        .split('\n')
        .flatMap((line) => (line.trim() === '' ? [] : [line.trimEnd().slice(0, LONGEST_LINE)]))
        .slice(-MOST_LINES),
  };
}
