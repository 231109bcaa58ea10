// Analyzes pages in a worker thread while the caller scans others. The result never depends on the thread.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PageJob } from '../analyze-page.ts';
import type { SearchFacts } from '../search-facts.ts';

export interface PageAnalyzer {
  readonly analyze: (job: PageJob) => Promise<SearchFacts>;
  /** From now on, pages wait for others until they are worth a message. */
  readonly collect: () => void;
  /** Starts what is waiting, and what still comes without waiting. The thread ends when it has answered, unless it is kept. */
  readonly flush: () => void;
  /** Ends a kept thread when it has answered. */
  readonly close: () => void;
}

export interface AnalyzerOptions {
  /** The compiled module of the thread; absent to use none. */
  readonly entry?: URL;
  /** For books that are built one after the other: the thread stays for the next one, until {@link PageAnalyzer.close}. */
  readonly keepsThread?: boolean;
}

/** Size of a message, in characters of HTML. Fewer are analyzed in less time than it takes to start a thread. */
const BATCH_SIZE = 100_000;

interface Waiting {
  readonly job: PageJob;
  readonly resolve: (facts: SearchFacts | Promise<SearchFacts>) => void;
}

type Batch = readonly Waiting[];

/** Threads need compiled JavaScript: none is used when running from sources, as in tests. */
const threadEntry =
  import.meta.url.endsWith('.js') && availableParallelism() > 1
    ? new URL('./threads/analyzer-worker.js', import.meta.url)
    : undefined;

/** Few pages are analyzed in the caller's thread. */
export function createPageAnalyzer({
  entry = threadEntry,
  keepsThread = false,
}: AnalyzerOptions = {}): PageAnalyzer {
  let waiting: Waiting[] = [];
  let size = 0;
  let isCollecting = false;
  let thread: AnalyzerThread | undefined;
  const take = (): Batch => {
    const batch = waiting;
    waiting = [];
    size = 0;
    return batch;
  };
  const finish = (): void => {
    const batch = take();
    if (thread === undefined) analyzeHere(batch);
    else thread.send(batch);
    if (!keepsThread) end();
  };
  const end = (): void => {
    thread?.endSoon();
    thread = undefined;
  };
  return {
    analyze: (job) =>
      new Promise((resolve) => {
        waiting.push({ job, resolve });
        size += job.html.length;
        if (!isCollecting) setImmediate(finish);
        else if (entry !== undefined && size >= BATCH_SIZE) {
          thread ??= startThread(entry);
          thread.send(take());
        }
      }),
    collect: () => {
      if (thread?.hasFailed() === true) end();
      isCollecting = true;
    },
    flush: () => {
      isCollecting = false;
      setImmediate(finish);
    },
    close: end,
  };
}

interface AnalyzerThread {
  readonly send: (batch: Batch) => void;
  /** Whether it has ended by itself. */
  readonly hasFailed: () => boolean;
  /** Ends the thread when it has answered everything. */
  readonly endSoon: () => void;
}

/** Keeps the process alive only while it works. If it fails, its pages are analyzed in the caller's thread. */
function startThread(entry: URL): AnalyzerThread {
  const worker = new Worker(entry);
  const sent: Batch[] = [];
  let isLast = false;
  let hasFailed = false;
  const rest = (): void => {
    worker.unref();
    if (isLast) void worker.terminate();
  };
  const fail = (): void => {
    hasFailed = true;
    for (const batch of sent.splice(0)) analyzeHere(batch);
  };
  worker.on('message', (facts: readonly SearchFacts[]) => {
    const batch = sent.shift() ?? [];
    for (const [i, { job, resolve }] of batch.entries()) resolve(facts[i] ?? analyzeNow(job));
    if (sent.length === 0) rest();
  });
  worker.on('error', fail).on('exit', fail);
  return {
    send: (batch) => {
      if (hasFailed) analyzeHere(batch);
      else if (batch.length > 0) {
        sent.push(batch);
        worker.ref();
        worker.postMessage(batch.map(({ job }) => job));
      }
    },
    hasFailed: () => hasFailed,
    endSoon: () => {
      isLast = true;
      if (sent.length === 0) rest();
    },
  };
}

function analyzeHere(batch: Batch): void {
  for (const { job, resolve } of batch) resolve(analyzeNow(job));
}

const analyzeNow = async (job: PageJob): Promise<SearchFacts> =>
  (await import('../analyze-page.ts')).analyzePage(job);
