// How far a command is -> one line of a terminal, written over and over and gone at the end. Nothing elsewhere.
import type { Terminal } from './terminal.ts';

export interface Progress {
  /** Shows what is going on now. */
  readonly show: (text: string) => void;
  /** Shows how much of something is done; called as often as you like. */
  readonly count: (what: string, done: number, total: number) => void;
  /** Takes the line away. To be called before anything else is printed. */
  readonly clear: () => void;
}

const CLEAR_LINE = '\r\u001b[2K';

const silent: Progress = { show: () => undefined, count: () => undefined, clear: () => undefined };

/** A progress line on the error stream; a silent one where that is no terminal or nobody wants it. */
export function createProgress({ err, environment }: Terminal, wish: 'shown' | 'quiet'): Progress {
  if (wish === 'quiet' || !err.isTerminal || environment['TERM'] === 'dumb') return silent;
  let shown = '';
  const show = (text: string): void => {
    const line = text.slice(0, Math.max(0, err.width - 1));
    if (line === shown) return;
    err.write(CLEAR_LINE + line);
    shown = line;
  };
  return {
    show,
    // By the hundredth: writing a line for each of 5,000 files takes longer than the files.
    count: (what, done, total) => {
      show(`${what} ${String(total === 0 ? 100 : Math.floor((100 * done) / total))} %`);
    },
    clear: () => {
      if (shown !== '') err.write(CLEAR_LINE);
      shown = '';
    },
  };
}
