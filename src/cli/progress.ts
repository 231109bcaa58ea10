// Shows progress as one terminal line that is overwritten and finally cleared.
import type { Terminal } from './terminal.ts';

export interface Progress {
  /** Shows the current step. */
  readonly show: (text: string) => void;
  /** Shows the progress of a step in percent; may be called often. */
  readonly count: (what: string, done: number, total: number) => void;
  /** Clears the line. Call it before printing anything else. */
  readonly clear: () => void;
}

const CLEAR_LINE = '\r\u001b[2K';

const silent: Progress = { show: () => undefined, count: () => undefined, clear: () => undefined };

/** A progress line on the error stream; silent with `quiet` or if that is not a terminal. */
export function createProgress({ err, environment }: Terminal, mode: 'shown' | 'quiet'): Progress {
  if (mode === 'quiet' || !err.isTerminal || environment['TERM'] === 'dumb') return silent;
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
    clear: () => {
      if (shown !== '') err.write(CLEAR_LINE);
      shown = '';
    },
  };
}
