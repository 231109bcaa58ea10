// A terminal that remembers what was printed, for commands that are run within the tests' own process.
import { runCommandLine } from '../../src/cli/run.ts';
import type { ExitCode } from '../../src/cli/command.ts';
import type { EndSignal, Terminal } from '../../src/cli/terminal.ts';

export interface TestTerminal extends Terminal {
  readonly printed: { out: string; err: string };
  /** Codes that the process was asked to end with. */
  readonly exits: number[];
  readonly send: (signal: EndSignal) => void;
}

export interface TestTerminalOptions {
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
  /** Answers to questions, in order; without them nobody is there. */
  readonly answers?: readonly string[];
}

export function createTestTerminal(options: TestTerminalOptions = {}): TestTerminal {
  const { folder = '/', environment = {}, isTerminal = false, answers } = options;
  const printed = { out: '', err: '' };
  const exits: number[] = [];
  const listeners = new Set<(signal: EndSignal) => void>();
  const left = [...(answers ?? [])];
  const output = (name: 'out' | 'err') => ({
    isTerminal,
    width: 80,
    write: (text: string) => {
      printed[name] += text;
    },
  });
  const ask = (question: string): Promise<string> => {
    printed.out += question;
    return Promise.resolve(left.shift() ?? '');
  };
  return {
    folder,
    environment,
    out: output('out'),
    err: output('err'),
    ...(answers === undefined ? {} : { ask }),
    onSignal: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    exit: (code) => void exits.push(code),
    printed,
    exits,
    send: (signal) => {
      for (const listener of listeners) listener(signal);
    },
  };
}

export interface RunResult {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in `folder` and gives what it printed. */
export async function run(argv: readonly string[], options: TestTerminalOptions = {}): Promise<RunResult> {
  const terminal = createTestTerminal(options);
  const code = await runCommandLine(argv, terminal);
  return { code, ...terminal.printed };
}
