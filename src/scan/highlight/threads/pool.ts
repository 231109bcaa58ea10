// Pool of highlighting threads that replaces a thread when a block hangs or crashes it.
import { type HighlightedCode, type HighlightJob, plainCode, BLOCK_HANG_MS } from '../job.ts';
import { type OnResult, startThread, type Thread } from './thread.ts';

/** Threads are started on demand. */
export interface ThreadPool {
  /** Results in the order of the jobs. Rejects only when no thread can highlight anything. */
  readonly run: (jobs: readonly HighlightJob[]) => Promise<readonly HighlightedCode[]>;
  /** Ends the threads. No job may be running. */
  readonly close: () => Promise<void>;
}

export interface ThreadPoolOptions {
  /** The compiled worker module. */
  readonly entry: URL;
  /** Maximum number of threads; at least one. */
  readonly threads: number;
  /** Default: {@link BLOCK_HANG_MS}. */
  readonly stuckAfter?: number;
  /** Milliseconds without a job after which a thread ends. Absent: threads wait for jobs until the pool is closed. */
  readonly restAfter?: number;
}

/** Characters of code that justify another thread, which spends about 0.15 s on loading grammars. */
const CODE_PER_THREAD = 60_000;

export function createThreadPool({ entry, threads, stuckAfter, restAfter }: ThreadPoolOptions): ThreadPool {
  const start = (): Thread => startThread({ entry, stuckAfter: stuckAfter ?? BLOCK_HANG_MS });
  const members = Array.from({ length: threads }, () => createMember(start, restAfter));
  return {
    run: async (jobs) => {
      const results: HighlightedCode[] = [];
      const shares = partition(jobs, threads);
      await Promise.all(
        members.map((member, i) =>
          member.run(shares[i] ?? [], (index, result) => {
            results[index] = result;
          }),
        ),
      );
      return results;
    },
    close: async () => {
      await Promise.all(members.map((member) => member.close()));
    },
  };
}

/** A job and its index in the pool's input. */
type Numbered = readonly [index: number, job: HighlightJob];

/**
 * Splits the jobs into at most `threads` lists with about the same number of characters. Keeps blocks of one language
 * together, so that few threads load its grammar.
 */
function partition(jobs: readonly HighlightJob[], threads: number): readonly (readonly Numbered[])[] {
  const numbered = [...jobs.entries()].sort(
    ([i, a], [j, b]) => Number(a.language > b.language) - Number(a.language < b.language) || i - j,
  );
  const total = Math.max(
    1,
    jobs.reduce((sum, { code }) => sum + code.length, 0),
  );
  const parts = Math.min(threads, Math.ceil(total / CODE_PER_THREAD));
  const shares: Numbered[][] = Array.from({ length: parts }, () => []);
  let before = 0;
  for (const one of numbered) {
    shares[Math.min(parts - 1, Math.floor((before * parts) / total))]?.push(one);
    before += one[1].code.length;
  }
  return shares;
}

interface Member {
  readonly run: (jobs: readonly Numbered[], onResult: OnResult) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Owns one thread at a time and processes one list at a time. */
function createMember(start: () => Thread, restAfter: number | undefined): Member {
  let thread: Thread | undefined;
  let running = 0;
  let rest: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const end = async (): Promise<void> => {
    const ending = thread;
    thread = undefined;
    await ending?.end();
  };
  const work = async (jobs: readonly Numbered[], onResult: OnResult): Promise<void> => {
    const open = new Map(jobs);
    while (open.size > 0) {
      const batch = [...open];
      const answer = (at: number, result: HighlightedCode): void => {
        const index = batch[at]?.[0] ?? 0;
        open.delete(index);
        onResult(index, result);
      };
      thread ??= start();
      const ended = await thread.run(
        batch.map(([, job]) => job),
        answer,
      );
      if (ended.kind === 'done') return;
      await end();
      if (ended.kind === 'broken') throw ended.error;
      answer(ended.index, plainCode(batch[ended.index]?.[1].code ?? '', ended.plain));
    }
  };
  return {
    run: (jobs, onResult) => {
      running++;
      clearTimeout(rest);
      const run = last.then(() => work(jobs, onResult));
      last = run
        .catch(() => undefined)
        .then(() => {
          if (--running === 0 && restAfter !== undefined)
            rest = setTimeout(() => void end(), restAfter).unref();
        });
      return run;
    },
    close: () => {
      clearTimeout(rest);
      return end();
    },
  };
}
