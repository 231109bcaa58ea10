// What commands see of their environment, as an interface that tests can replace.
import { isatty } from 'node:tty';
import type { Environment } from '../core/build-mode.ts';

export type EndSignal = 'SIGINT' | 'SIGTERM';

export interface Terminal {
  /** The current folder, absolute. */
  readonly folder: string;
  readonly environment: Environment;
  readonly out: Output;
  readonly err: Output;
  /** Asks the user and returns the trimmed answer; absent if there is no terminal to ask on. */
  readonly ask?: (question: string) => Promise<string>;
  /** Calls `listener` for each Ctrl-C or SIGTERM until the returned function is called. Without a listener they end the process. */
  readonly onSignal: (listener: (signal: EndSignal) => void) => () => void;
  /** Ends the process at once. */
  readonly exit: (code: number) => void;
}

export interface Output {
  /** Never throws: if the reader has closed the pipe (`| head`), the text is dropped. */
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** In columns; the width of a wide terminal if this is none or does not report its width. */
  readonly width: number;
}

/** Columns, when output is a file or a pipe. */
const DEFAULT_WIDTH = 120;

/** The terminal of this process. */
export function processTerminal(): Terminal {
  // Checks the descriptor, since `process.stdin` would open the stream, which a build does not need.
  const mayAsk = isatty(0) && isatty(1);
  return {
    folder: currentFolder(),
    environment: process.env,
    out: outputOf(process.stdout),
    err: outputOf(process.stderr),
    ask: mayAsk ? ask : undefined,
    onSignal: (listener) => {
      process.on('SIGINT', listener).on('SIGTERM', listener);
      return () => process.off('SIGINT', listener).off('SIGTERM', listener);
    },
    exit: (code) => process.exit(code),
  };
}

/** The shell's name of it when the folder was deleted: what is looked for there is then missing. */
function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    return process.env['PWD'] ?? '/';
  }
}

function outputOf(stream: NodeJS.WriteStream): Output {
  let isOpen = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    isOpen = false;
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    write: (text) => {
      if (isOpen && text !== '') stream.write(text);
    },
    isTerminal: stream.isTTY,
    // Some terminals report 0 columns.
    width: stream.isTTY && stream.columns > 0 ? stream.columns : DEFAULT_WIDTH,
  };
}

/** Ctrl-D returns an empty answer, Ctrl-C ends the process. */
async function ask(question: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  lines.on('SIGINT', () => {
    lines.close();
    process.stdout.write('\n');
    process.exit(130);
  });
  try {
    return (await lines.question(question)).trim();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
    process.stdout.write('\n');
    return '';
  } finally {
    lines.close();
  }
}
