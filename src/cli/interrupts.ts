// Handles Ctrl-C and SIGTERM: exits at once, or after work that must not be interrupted.
import { deliverSignals, onBlockingWork } from '../core/blocking-work.ts';
import type { ExitCode } from './command.ts';
import type { EndSignal, Terminal } from './terminal.ts';

/** The exit code that shells report for a process ended by a signal: 128 plus the signal's number. */
const exitCodeOfSignal = (signal: EndSignal): ExitCode => (signal === 'SIGINT' ? 130 : 143);

/** Terminals show Ctrl-C as `^C` without a line break: what is printed next, or the prompt, starts a new line. */
export function endSignalLine({ err }: Terminal, signal: EndSignal): void {
  if (signal === 'SIGINT' && err.isTerminal) err.write('\n');
}

/**
 * Listens for both signals, except during work in which the event loop can't call `listener`: the system ends the process
 * then, so that Ctrl-C is not ignored for as long as it takes to parse a huge chapter. Returns a function that stops it.
 */
export function listenForSignals(terminal: Terminal, listener: (signal: EndSignal) => void): () => void {
  let release = terminal.onSignal(listener);
  const forget = onBlockingWork({
    begin: () => {
      release();
    },
    end: () => {
      release = terminal.onSignal(listener);
    },
  });
  return () => {
    forget();
    release();
  };
}

export interface Interrupts {
  /** Completes `work` even if a signal arrives; a second signal ends the process all the same. */
  readonly finish: <T>(work: () => Promise<T>) => Promise<T>;
  /** The exit code of the signal that arrived during {@link finish}; absent if there was none. */
  readonly code: () => ExitCode | undefined;
  /** Handles the signals that have arrived, then restores the default handling. */
  readonly release: () => Promise<void>;
}

/** Starts listening. Outside of `finish`, a signal ends the process after `cleanUp` has restored the terminal. */
export function createInterrupts(terminal: Terminal, cleanUp: () => void): Interrupts {
  let isBusy = false;
  let received: EndSignal | undefined;
  const stop = listenForSignals(terminal, (signal) => {
    endSignalLine(terminal, signal);
    if (isBusy && received === undefined) {
      received = signal;
      cleanUp();
      terminal.err.write('interrupted: finishing the write; press Ctrl-C again to stop immediately\n');
      return;
    }
    cleanUp();
    terminal.err.write('interrupted\n');
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
  const release = async (): Promise<void> => {
    await deliverSignals();
    stop();
  };
  return { finish, code: () => (received === undefined ? undefined : exitCodeOfSignal(received)), release };
}
