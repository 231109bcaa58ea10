// Chapters that are still to be read -> their readings from a second thread, which begins at the other end of the book.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type BookPath, bookPath } from '../core/path.ts';
import type { Elsewhere } from '../memo/memo.ts';
import type { MadeTexts } from '../memo/run-stage.ts';
import { scanStage } from './scan-chapter.ts';
import { type Reading, type ScannerTask, claimsOf, createClaims } from './threads/task.ts';

/** A second thread that reads chapters, for as long as there are any. */
export interface ScanBeside {
  /** With fewer chapters to read it would not pay: it must load all that reads them, and takes long for the first ones. */
  readonly enoughLeft: number;
  /** Takes these chapters, in reading order, each once, to be read from the last one on. Only the first call counts. */
  readonly begin: (chapters: readonly BookPath[]) => void;
  /** The thread's readings of chapters that it has begun; those that are asked for before, it never begins. */
  readonly elsewhere: Elsewhere;
  /** Whether a reading of the thread's was given for the chapter. */
  readonly hasRead: (chapter: BookPath) => boolean;
  readonly end: () => Promise<void>;
}

/** What the thread's work is, but for the chapters. */
export type ScanTask = Omit<ScannerTask, 'chapters' | 'claims'>;

/** Chapters, where nothing but reading is to be done. */
export const ENOUGH_TO_CHECK = 40;

/**
 * Chapters, where blocks are highlighted and the search index is made besides. Both have threads of their own, which are
 * as much as two cores bear: a third gained nothing there on books of 500 to 2,000 chapters.
 */
export const ENOUGH_TO_BUILD: number = availableParallelism() > 2 ? 100 : Infinity;

/**
 * Threads run compiled JavaScript only: there are none where the program runs from its sources, as its tests do. On one
 * core they would only wait for each other.
 */
const compiledEntry =
  import.meta.url.endsWith('.js') && availableParallelism() > 1
    ? new URL('./threads/scanner.js', import.meta.url)
    : undefined;

/** When a thread is started, and on what; nowhere without an `entry`. */
export interface BesideOptions {
  readonly enoughLeft: number;
  readonly entry?: URL | undefined;
}

/** A thread that has not been started; `task` is asked when it is. */
export function createScanBeside(
  task: () => ScanTask,
  { enoughLeft, entry = compiledEntry }: BesideOptions,
): ScanBeside {
  let reading: UnderWay | undefined;
  return {
    enoughLeft,
    begin: (chapters) => {
      if (entry !== undefined) reading ??= startReading(entry, task(), chapters);
    },
    elsewhere: (name) =>
      name.startsWith(SCAN) ? reading?.take(bookPath(name.slice(SCAN.length))) : undefined,
    hasRead: (chapter) => reading?.given.has(chapter) === true,
    end: async () => {
      await reading?.end();
    },
  };
}

const SCAN = `${scanStage.name}:`;

interface UnderWay {
  readonly take: (source: BookPath) => Promise<MadeTexts | undefined> | undefined;
  /** The chapters whose readings were given. */
  readonly given: ReadonlySet<BookPath>;
  readonly end: () => Promise<void>;
}

function startReading(entry: URL, task: ScanTask, chapters: readonly BookPath[]): UnderWay {
  const memory = createClaims(chapters.length);
  const claims = claimsOf(memory);
  const places = new Map(chapters.map((source, i) => [source, i]));
  const done = new Map<BookPath, MadeTexts>();
  const waiting = new Map<BookPath, (made: MadeTexts | undefined) => void>();
  const given = new Set<BookPath>();
  let isOver = false;
  const worker = new Worker(entry, {
    workerData: { ...task, chapters, claims: memory } satisfies ScannerTask,
  });
  worker.unref();
  const giveUp = (): void => {
    isOver = true;
    for (const settle of waiting.values()) settle(undefined);
    waiting.clear();
  };
  worker.on('message', (reading: Reading) => {
    const settle = waiting.get(reading.source);
    if (settle) settle(reading);
    else done.set(reading.source, reading);
    waiting.delete(reading.source);
  });
  worker.on('error', giveUp).on('exit', giveUp);
  const ask = (source: BookPath): Promise<MadeTexts | undefined> => {
    const made = done.get(source);
    done.delete(source);
    if (made !== undefined || isOver) return Promise.resolve(made);
    worker.ref();
    return new Promise((settle) => waiting.set(source, settle));
  };
  return {
    given,
    take: (source) => {
      const place = places.get(source);
      if (place === undefined || claims.claim(place)) return undefined;
      return ask(source).then((made) => {
        if (made !== undefined) given.add(source);
        return made;
      });
    },
    end: async () => {
      await worker.terminate();
    },
  };
}
