// A command line that names a book -> its work, which says how far it is and ends well when it is stopped.
import { bookFolder } from './book-folder.ts';
import type { ExitCode, Invocation } from './command.ts';
import { type Interrupts, createInterrupts } from './interrupts.ts';
import { type Progress, createProgress } from './progress.ts';

export interface BookRun {
  readonly invocation: Invocation;
  /** The book's, absolute. */
  readonly root: string;
  readonly progress: Progress;
  readonly interrupts: Interrupts;
}

/** The work's exit code, or that of what kept it from being done. */
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
    interrupts.release();
  }
}
