// Highlights code blocks in worker threads. The result never depends on the thread.
import { availableParallelism } from 'node:os';
import { type HighlightedCode, type HighlightJob, plainResult } from './job.ts';
import { languageOf, PLAIN_LANGUAGE } from './languages.ts';
import type { JobRunner } from './run-job.ts';
import { createThreadPool } from './threads/pool.ts';

/** Long-lived: grammars and threads are reused between calls. */
export interface Highlighter {
  /** Results in the order of `jobs`. Rejects only when shiki itself is broken. */
  readonly highlight: (jobs: readonly HighlightJob[]) => Promise<readonly HighlightedCode[]>;
  /** Ends the threads; they are restarted on demand. */
  readonly close: () => Promise<void>;
}

export interface HighlighterOptions {
  /**
   * Maximum number of threads; `0` runs jobs in the caller's thread. Default: the number of cores minus one, between
   * 1 and 4. Starts only as many as the amount of code needs.
   */
  readonly threads?: number;
  /** Milliseconds without a job after which threads end; see `ThreadPoolOptions`. */
  readonly restAfter?: number;
}

/** Threads need compiled JavaScript: none are used when running from sources, as in tests. */
const threadEntry = import.meta.url.endsWith('.js')
  ? new URL('./threads/worker.js', import.meta.url)
  : undefined;

export function createHighlighter(options: HighlighterOptions = {}): Highlighter {
  const threads = options.threads ?? Math.min(4, Math.max(1, availableParallelism() - 1));
  let localRunner: JobRunner | undefined;
  // Use a thread even for little code: it can be killed when a block hangs. Costs 35 ms, or nothing while the caller
  // is busy.
  const pool =
    threadEntry === undefined || threads === 0
      ? undefined
      : createThreadPool({ entry: threadEntry, threads, restAfter: options.restAfter });
  const run = async (jobs: readonly HighlightJob[]): Promise<readonly HighlightedCode[]> => {
    if (pool !== undefined) return pool.run(jobs);
    // Imported lazily: the main thread doesn't need the engine when it has a pool.
    localRunner ??= (await import('./run-job.ts')).createJobRunner();
    const results: HighlightedCode[] = [];
    for (const job of jobs) results.push(await localRunner(job));
    return results;
  };
  return {
    highlight: (jobs) => runDistinct(jobs, run),
    close: async () => {
      await pool?.close();
    },
  };
}

/** Handles plain blocks without a grammar and equal blocks once; `run` does the rest. */
async function runDistinct(
  jobs: readonly HighlightJob[],
  run: Highlighter['highlight'],
): Promise<readonly HighlightedCode[]> {
  const known = new Map<string, HighlightedCode>();
  const pending = new Map<string, HighlightJob>();
  const keys = jobs.map((job) => {
    const language = languageOf(job.language) ?? PLAIN_LANGUAGE;
    const key = `${language}\n${job.code}`;
    const plain = plainResult(job);
    if (plain === undefined) pending.set(key, { language, code: job.code });
    else known.set(key, plain);
    return key;
  });
  const results = pending.size === 0 ? [] : await run([...pending.values()]);
  for (const [i, key] of [...pending.keys()].entries()) known.set(key, results[i] ?? { lines: [] });
  return keys.map((key) => known.get(key) ?? { lines: [] });
}
