// Ctrl-C and requests to end -> an end at once, or after what must not be left half done.
import type { ExitCode } from './command.ts';
import type { EndSignal, Terminal } from './terminal.ts';

/** The exit code of a process that a signal ended, as shells give it: 128 and the signal's number. */
export const exitCodeOfSignal = (signal: EndSignal): ExitCode => (signal === 'SIGINT' ? 130 : 143);

export interface Interrupts {
  /** Does the work to its end even if a signal comes meanwhile; a second signal ends the process nevertheless. */
  readonly finish: <T>(work: () => Promise<T>) => Promise<T>;
  /** The exit code to end with because a signal came during {@link finish}; absent when none did. */
  readonly code: () => ExitCode | undefined;
  /** Signals end the process again as if nobody had listened. */
  readonly release: () => void;
}

/** Listens from now on. Outside of `finish` a signal ends the process, after `leave` has tidied the terminal. */
export function createInterrupts(terminal: Terminal, leave: () => void): Interrupts {
  let isBusy = false;
  let came: EndSignal | undefined;
  const release = terminal.onSignal((signal) => {
    if (isBusy && came === undefined) {
      came = signal;
      return;
    }
    leave();
    terminal.exit(exitCodeOfSignal(signal));
  });
  const finish = async <T>(work: () => Promise<T>): Promise<T> => {
    isBusy = true;
    try {
      return await work();
    } finally {
      isBusy = false;
    }
  };
  return { finish, code: () => (came === undefined ? undefined : exitCodeOfSignal(came)), release };
}
