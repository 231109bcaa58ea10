// Shows progress as one terminal line that is overwritten and finally cleared.
import type { Waiting } from '../read/preprocess/run-program.ts';
import type { Terminal } from './terminal.ts';

export interface Progress {
  /** Shows the current step. */
  readonly show: (text: string) => void;
  /** Shows the progress of a step in percent; may be called often. */
  readonly count: (what: string, done: number, total: number) => void;
  /** Shows that a program is still running; called each second. Where lines can't be overwritten, it prints few of them. */
  readonly wait: (waiting: Waiting) => void;
  /** Clears the line. Call it before printing anything else. */
  readonly clear: () => void;
}

const CLEAR_LINE = '\r\u001b[2K';

const nothing = (): void => undefined;
const silent: Progress = { show: nothing, count: nothing, wait: nothing, clear: nothing };

/** Seconds before a program is worth a word: most take less. */
const PATIENCE = 3;

const waitText = ({ command, seconds }: Waiting): string =>
  `waiting for \`${command}\` (${String(seconds)} s)`;

/** Prints a line after 10 and 30 seconds, and then each minute: enough for the log of CI. */
export const createWaitLines =
  (write: (text: string) => void): Progress['wait'] =>
  (waiting) => {
    const { seconds } = waiting;
    if (seconds === 10 || seconds === 30 || seconds % 60 === 0) write(`${waitText(waiting)}\n`);
  };

/** A progress line on the error stream; silent with `quiet`, and apart from `wait` if that is not a terminal. */
export function createProgress({ err, environment }: Terminal, mode: 'shown' | 'quiet'): Progress {
  if (mode === 'quiet') return silent;
  if (!err.isTerminal || environment['TERM'] === 'dumb')
    return {
      ...silent,
      wait: createWaitLines((text) => {
        err.write(text);
      }),
    };
  let shown = '';
  const show = (text: string): void => {
    const line = text.slice(0, Math.max(0, err.width - 1));
    if (line === shown) return;
    err.write(CLEAR_LINE + line);
    shown = line;
  };
  return {
    show,
    // In percent: printing a line for each of 5,000 files takes longer than writing the files.
    count: (what, done, total) => {
      show(`${what} ${String(total === 0 ? 100 : Math.floor((100 * done) / total))} %`);
    },
    wait: (waiting) => {
      if (waiting.seconds >= PATIENCE) show(`${waitText(waiting)}...`);
    },
    clear: () => {
      if (shown !== '') err.write(CLEAR_LINE);
      shown = '';
    },
  };
}
