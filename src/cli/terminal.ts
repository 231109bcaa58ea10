// The process -> what commands may know and do of the world around them, so that tests can give them another one.
import type { Environment } from '../core/build-mode.ts';
import { createInterface } from 'node:readline/promises';
import { isatty } from 'node:tty';

export type EndSignal = 'SIGINT' | 'SIGTERM';

export interface Terminal {
  /** The folder that the command was called in, absolute. */
  readonly folder: string;
  readonly environment: Environment;
  readonly out: Output;
  readonly err: Output;
  /** Asks a person and gives the answer, trimmed; absent when nobody is there to answer. */
  readonly ask?: (question: string) => Promise<string>;
  /** Calls back for each Ctrl-C or request to end, until the answer is called. While nobody listens, they end the process. */
  readonly onSignal: (listener: (signal: EndSignal) => void) => () => void;
  /** Ends the process at once. */
  readonly exit: (code: number) => void;
}

export interface Output {
  /** Never throws: when the reader has gone (`| head`), what is written is lost. */
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** Columns; those of a wide terminal where it is none or does not say. */
  readonly width: number;
}

const WIDTH_OF_FILES = 120;

/** The terminal of this process. */
export function processTerminal(): Terminal {
  // Asked of the descriptor: `process.stdin` opens the stream, which a build does not need.
  const mayAsk = isatty(0) && isatty(1);
  return {
    folder: process.cwd(),
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
    // Some terminals do not know their own width and say 0.
    width: stream.isTTY && stream.columns > 0 ? stream.columns : WIDTH_OF_FILES,
  };
}

/** Ctrl-D gives an empty answer, Ctrl-C ends the process. */
async function ask(question: string): Promise<string> {
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
