// Runs a command on a book, with a progress line and clean interruption.
import { bookFolder } from './book-folder.ts';
import type { ExitCode, Invocation } from './command.ts';
import { type Interrupts, createInterrupts } from './interrupts.ts';
import { type Progress, createProgress } from './progress.ts';

export interface BookRun {
  readonly invocation: Invocation;
  /** The book's folder, absolute. */
  readonly root: string;
  readonly progress: Progress;
  readonly interrupts: Interrupts;
}

/** The exit code of `work`, of a missing folder, or of the signal that arrived during `interrupts.finish`. */
export async function runOnBook(
  invocation: Invocation,
  work: (run: BookRun) => Promise<ExitCode>,
): Promise<ExitCode> {
  const root = bookFolder(invocation);
  if (typeof root === 'number') return root;
  const progress = createProgress(invocation.terminal, invocation.shared.quiet ? 'quiet' : 'shown');
  const interrupts = createInterrupts(invocation.terminal, progress.clear);
  try {
    const code = await work({ invocation, root, progress, interrupts });
    return interrupts.code() ?? code;
  } finally {
    await interrupts.release();
  }
}
