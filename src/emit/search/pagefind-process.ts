// Pagefind -> its program, which can be ended without a word.
import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type * as Pagefind from 'pagefind';

/** The program, which Pagefind keeps to itself; absent before the first index. */
let program: ChildProcess | undefined;

const CHANNEL = 'child_process';

const noteProgram = (message: unknown): void => {
  ({ process: program } = message as { readonly process: ChildProcess });
};

/** A new index; the first one starts the program. */
export async function createIndex(
  engine: typeof Pagefind,
  config: Pagefind.PagefindServiceConfig,
): Promise<Pagefind.NewIndexResponse> {
  // Pagefind starts it before it answers, and nothing else is started between.
  subscribe(CHANNEL, noteProgram);
  const answer = engine.createIndex(config);
  unsubscribe(CHANNEL, noteProgram);
  return answer;
}

/**
 * Ends the program where this one ends before it. Pagefind would first close the pipe between them, and if the program
 * writes in that moment it tells the terminal of a broken pipe.
 */
export function endEngine({ close }: typeof Pagefind): void {
  program?.kill('SIGKILL');
  void close();
}
