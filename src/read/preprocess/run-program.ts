// Runs the book's external programs with time and output limits. The only place that starts them.
import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Environment } from '../../core/build-mode.ts';
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { createTail } from './external/output-tail.ts';
import { shellWords } from './external/shell-words.ts';

/** A program named in book.toml. */
export interface Program {
  readonly what: 'preprocessor' | 'renderer';
  readonly name: string;
  /** As written: split like in a shell, but not run by one. */
  readonly command: string;
  /** True when a missing program is not an error. */
  readonly optional: boolean;
  /** What to start when `command` only names it, as that of a module: an absolute path and arguments. */
  readonly words?: readonly string[];
}

/** A program that is still running. */
export interface Waiting {
  /** As written. */
  readonly command: string;
  /** Whole seconds since it was started. */
  readonly seconds: number;
}

export interface ProgramWorld {
  /** The book's root, absolute. Commands with a slash are relative to it, others are looked up in `PATH`. */
  readonly root: string;
  readonly environment: Environment;
  /** Receives stderr as it arrives, and stdout when it isn't the result. */
  readonly onOutput?: (text: string) => void;
  /** Called each second while a program runs. */
  readonly onWaiting?: (waiting: Waiting) => void;
  /** Kills the program when aborted. */
  readonly signal?: AbortSignal;
  /** In seconds; 60 when absent. */
  readonly timeLimit?: number;
  /** Maximum size of the result, and of everything else that it writes, in bytes; 256 MiB when absent. */
  readonly outputLimit?: number;
}

/** One invocation of a program. */
export interface Call {
  readonly args: readonly string[];
  /** Written to stdin; empty when absent. */
  readonly input?: string;
  /** Working directory, absolute; the book's root when absent. */
  readonly folder?: string;
  /** Whether stdout is the result; otherwise it goes to `onOutput`. */
  readonly capturesOutput: boolean;
  /** True when the result comes on file descriptor 3, which leaves stdout for messages. */
  readonly usesChannel?: boolean;
}

/** The result of a program that could be started. */
export interface ProgramResult {
  readonly succeeded: boolean;
  /** `exit status: 1` or `signal: SIGSEGV`. */
  readonly status: string;
  readonly output: Uint8Array;
  /** The last lines of stderr. */
  readonly lastLines: readonly string[];
}

/** Default limits: seconds, and bytes of output. */
const TIME_LIMIT = 60;
const OUTPUT_LIMIT = 256 * 1024 * 1024;

/**
 * Runs `program` once. Absent, with a diagnostic, when it can't be started or was killed; a missing optional program
 * produces only a notice. The caller handles exit statuses other than 0.
 */
export async function runProgram(
  program: Program,
  call: Call,
  world: ProgramWorld,
): Promise<Outcome<ProgramResult | undefined>> {
  const [word, ...words] = program.words ?? shellWords(program.command);
  if (word === undefined)
    return nothing(diagnose('program/not-started', { ...nameOf(program), reason: 'the command is empty' }));
  const file = word.replace(/\/+$/, '').includes('/') ? resolve(world.root, word) : word;
  try {
    const child = spawn(file, [...words, ...call.args], {
      cwd: call.folder ?? world.root,
      env: { ...world.environment },
      stdio: [
        call.input === undefined ? 'ignore' : 'pipe',
        'pipe',
        'pipe',
        ...(call.usesChannel ? (['pipe'] as const) : []),
      ],
      // Its own process group, so that its children can be killed with it.
      detached: canKillGroups,
      windowsHide: true,
    });
    return await waitForExit(child, { program, call, world });
  } catch (error) {
    // Invalid arguments throw before the process starts.
    return nothing(notStarted(program, error as Error));
  }
}

/** The diagnostic for an exit status other than 0, worded as in mdBook. */
export const failedProgram = (
  program: Program,
  { status, lastLines }: Pick<ProgramResult, 'status' | 'lastLines'>,
): Diagnostic => diagnose('program/failed', { ...nameOf(program), status, lastLines });

const canKillGroups = process.platform !== 'win32';

interface Task {
  readonly program: Program;
  readonly call: Call;
  readonly world: ProgramWorld;
}

function waitForExit(
  child: ChildProcess,
  { program, call, world }: Task,
): Promise<Outcome<ProgramResult | undefined>> {
  const { signal } = world;
  return new Promise((resolvePromise) => {
    const finish = (outcome: Outcome<ProgramResult | undefined>): void => {
      stopClock();
      signal?.removeEventListener('abort', abort);
      process.removeListener('exit', stop);
      resolvePromise(outcome);
    };
    const stop = kill.bind(undefined, child);
    const abandon = (...diagnostics: readonly Diagnostic[]): void => {
      stop();
      // A grandchild outside the group could keep the pipes open: don't wait for it.
      for (const stream of child.stdio) stream?.destroy();
      finish(nothing(...diagnostics));
    };
    const abort = (): void => {
      abandon();
    };
    const stopClock = startClock({ program, world }, (seconds) => {
      abandon(diagnose('program/too-slow', { ...nameOf(program), seconds }));
    });
    const limit = world.outputLimit ?? OUTPUT_LIMIT;
    const tooMuch = (): void => {
      abandon(diagnose('program/too-much-output', { ...nameOf(program), limit: mebibytes(limit) }));
    };
    const output = createCollector(limit, tooMuch);
    const messages = createTail({ limit, onTooMuch: tooMuch, onOutput: world.onOutput });

    signal?.addEventListener('abort', abort);
    process.once('exit', stop);
    child.once('error', (error: NodeJS.ErrnoException) => {
      finish(nothing(notStarted(program, error)));
    });
    const [, stdout, , channel] = child.stdio;
    channel?.on('data', output.add);
    stdout?.on('data', call.capturesOutput && !call.usesChannel ? output.add : messages.listen());
    child.stderr?.on('data', messages.listen());
    child.once('close', (code, killSignal) => {
      const status = statusOf(code, killSignal);
      const finished = { succeeded: code === 0, status, output: output.bytes(), lastLines: messages.lines() };
      finish({ value: finished, diagnostics: [] });
    });
    // Programs needn't read all their input; mdBook ignores this too.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(call.input);
    if (signal?.aborted) abort();
  });
}

/** Counts the seconds that a program runs, and calls `onTooSlow` at the limit. Returns what stops the clock. */
function startClock(
  { program, world }: Pick<Task, 'program' | 'world'>,
  onTooSlow: (seconds: number) => void,
): () => void {
  const { timeLimit = TIME_LIMIT } = world;
  let waited = 0;
  const ticker = setInterval(() => {
    world.onWaiting?.({ command: program.command, seconds: ++waited });
  }, 1000);
  const timer = setTimeout(onTooSlow, timeLimit * 1000, timeLimit);
  return () => {
    clearTimeout(timer);
    clearInterval(ticker);
  };
}

/** The exit status as mdBook words it. */
const statusOf = (code: number | null, signal: NodeJS.Signals | null): string =>
  code === null ? `signal: ${signal ?? 'unknown'}` : `exit status: ${code}`;

function kill(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (canKillGroups) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // Already exited.
  }
}

function notStarted(program: Program, { code, message }: NodeJS.ErrnoException): Diagnostic {
  if (code !== 'ENOENT')
    return diagnose('program/not-started', { ...nameOf(program), reason: reasonOf(code, message) });
  return diagnose(program.optional ? 'program/skipped' : 'program/not-found', nameOf(program));
}

/** Without the path in the system's message, which is specific to this machine. */
const reasonOf = (code: string | undefined, message: string): string =>
  (code === undefined ? undefined : SPAWN_ERRORS.get(code)) ?? message.replace(/^spawn .* (?=\S+$)/s, '');

const SPAWN_ERRORS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied; make the file executable'],
  ['ENOEXEC', 'it isn’t a program for this system'],
  ['E2BIG', 'its arguments are too long'],
]);

const nameOf = ({ what, name, command }: Program): Pick<Program, 'what' | 'name' | 'command'> => ({
  what,
  name,
  command,
});

const nothing = (...diagnostics: readonly Diagnostic[]): Outcome<undefined> => ({
  value: undefined,
  diagnostics,
});

interface Collector {
  readonly add: (chunk: Uint8Array) => void;
  readonly bytes: () => Uint8Array;
}

const mebibytes = (bytes: number): string => `${Math.floor(bytes / 1024 / 1024)} MiB`;

/** Collects output up to a limit. */
function createCollector(limit: number, onTooMuch: () => void): Collector {
  const chunks: Uint8Array[] = [];
  let size = 0;
  return {
    add: (chunk) => {
      size += chunk.length;
      if (size > limit) onTooMuch();
      else chunks.push(chunk);
    },
    bytes: () => Buffer.concat(chunks),
  };
}
