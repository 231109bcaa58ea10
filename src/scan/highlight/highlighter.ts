// Blocks of code -> lines of HTML, each distinct block once, in threads. The result never depends on where it was made.
import { availableParallelism } from 'node:os';
import { type HighlightedCode, type HighlightJob, plainResult } from './job.ts';
import { languageOf, PLAIN_LANGUAGE } from './languages.ts';
import type { JobRunner } from './run-job.ts';
import { createThreadPool } from './threads/pool.ts';

/** Long-lived: grammars and threads are kept from one call to the next. */
export interface Highlighter {
  /** The blocks' lines, in the order of `jobs`. Rejects only when shiki itself is broken. */
  readonly highlight: (jobs: readonly HighlightJob[]) => Promise<readonly HighlightedCode[]>;
  /** Ends the threads, if there are any; they are started again when needed. */
  readonly close: () => Promise<void>;
}

export interface HighlighterOptions {
  /**
   * How many threads there may be; `0` for none, for a caller that runs in a thread itself.
   * Default: one less than there are cores, at least 1 and at most 4; as many are started as there is code for.
   */
  readonly threads?: number;
}

/** Threads run compiled JavaScript only: there are none where the program runs from its sources, as its tests do. */
const threadEntry = import.meta.url.endsWith('.js')
  ? new URL('./threads/worker.js', import.meta.url)
  : undefined;

/** A highlighter that has loaded nothing yet. */
export function createHighlighter(options: HighlighterOptions = {}): Highlighter {
  const threads = options.threads ?? Math.min(4, Math.max(1, availableParallelism() - 1));
  let here: JobRunner | undefined;
  // A thread even for little code: it can be ended when a block hangs, and costs 35 ms, or none while the caller works.
  const pool =
    threadEntry === undefined || threads === 0
      ? undefined
      : createThreadPool({ entry: threadEntry, threads });
  const run = async (jobs: readonly HighlightJob[]): Promise<readonly HighlightedCode[]> => {
    if (pool !== undefined) return pool.run(jobs);
    // Loads the engine, which the thread that owns a pool never needs.
    here ??= (await import('./run-job.ts')).createJobRunner();
    const results: HighlightedCode[] = [];
    for (const job of jobs) results.push(await here(job));
    return results;
  };
  return {
    highlight: (jobs) => runDistinct(jobs, run),
    close: async () => {
      await pool?.close();
    },
  };
}

/** Plain blocks need no grammar and equal ones run once; the rest goes to `run`. */
async function runDistinct(
  jobs: readonly HighlightJob[],
  run: Highlighter['highlight'],
): Promise<readonly HighlightedCode[]> {
  const known = new Map<string, HighlightedCode>();
  const open = new Map<string, HighlightJob>();
  const keys = jobs.map((job) => {
    const language = languageOf(job.language) ?? PLAIN_LANGUAGE;
    const key = `${language}\n${job.code}`;
    const plain = plainResult(job);
    if (plain === undefined) open.set(key, { language, code: job.code });
    else known.set(key, plain);
    return key;
  });
  const results = open.size === 0 ? [] : await run([...open.values()]);
  for (const [i, key] of [...open.keys()].entries()) known.set(key, results[i] ?? { lines: [] });
  return keys.map((key) => known.get(key) ?? { lines: [] });
}
