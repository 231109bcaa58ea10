// Code slots -> their highlighted lines: each distinct block once, known ones from the memo, the rest by the highlighter.
import { hashBytes } from '../core/hash.ts';
import type { Body, CodeSlot, Piece } from '../markdown/body.ts';
import type { Memo, Stage } from '../memo/stage.ts';
import type { HighlightJob, HighlightedCode } from '../highlight/job.ts';
import { highlightVersion } from '../highlight/job.ts';
import { languageOf } from '../highlight/languages.ts';

/** What colours blocks; loaded when the first unknown one is met. */
export interface Highlighter {
  readonly highlight: (jobs: readonly HighlightJob[]) => Promise<readonly HighlightedCode[]>;
  readonly close: () => Promise<void>;
}

export interface HighlightBlocks {
  /** The lines of each slot that has a language with a grammar. */
  readonly linesOf: (slots: readonly CodeSlot[]) => Promise<ReadonlyMap<CodeSlot, readonly string[]>>;
  /** Begins with a body's blocks, since they will be asked for: other threads can work while chapters are read. */
  readonly prefetch: (body: Body) => void;
}

type Lines = HighlightedCode['lines'];

/** `load` gives the highlighter, the same each time. Blocks asked for at one moment, by whatever pages, go to it together. */
export function createHighlightBlocks(memo: Memo, load: () => Promise<Highlighter>): HighlightBlocks {
  const queue = createQueue(load);
  const stage: Stage<HighlightJob, Lines, undefined> = {
    name: `highlight-${highlightVersion}`,
    version: 1,
    keepHeavy: 'none',
    load: () => Promise.resolve(async (job) => ({ light: (await queue.add(job)).lines, heavy: undefined })),
  };
  const linesOf = async (slots: readonly CodeSlot[]): Promise<ReadonlyMap<CodeSlot, readonly string[]>> => {
    const colored = slots.flatMap((slot) => {
      const language = slot.language === '' ? undefined : languageOf(slot.language);
      return language === undefined ? [] : [{ slot, language }];
    });
    const lines = await Promise.all(
      colored.map(async ({ slot, language }) => {
        const code = slot.lines.map((line) => line.text).join('\n');
        return (await memo.run(stage, hashBytes(code), { language, code })).light;
      }),
    );
    return new Map(colored.map(({ slot }, i) => [slot, lines[i] ?? []]));
  };
  return {
    linesOf: (slots) => queue.urgently(() => linesOf(slots)),
    prefetch: (body) => {
      // A failure is met again, and reported, by the page that asks for the block.
      linesOf(codeSlotsIn(body)).catch(() => undefined);
    },
  };
}

/** Characters of code for which a thread is worth waking. */
const FULL = 30_000;

interface Waiting {
  readonly job: HighlightJob;
  readonly resolve: (code: HighlightedCode) => void;
  readonly reject: (reason: unknown) => void;
}

interface Queue {
  readonly add: (job: HighlightJob) => Promise<HighlightedCode>;
  /** While `work` runs, what is added is not kept waiting for more. */
  readonly urgently: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Gathers jobs and hands them on when they are many, or at the end of the turn in which somebody waits for them. */
function createQueue(load: () => Promise<Highlighter>): Queue {
  let waiting: Waiting[] = [];
  let size = 0;
  let urgent = 0;
  const flush = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    size = 0;
    if (batch.length === 0) return;
    try {
      const answers = await (await load()).highlight(batch.map(({ job }) => job));
      for (const [i, answer] of answers.entries()) batch[i]?.resolve(answer);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  const flushSoon = (): void => {
    setImmediate(() => void flush());
  };
  return {
    add: (job) =>
      new Promise((resolve, reject) => {
        waiting.push({ job, resolve, reject });
        size += job.code.length;
        if (size >= FULL) void flush();
        else if (urgent > 0 && waiting.length === 1) flushSoon();
      }),
    urgently: async (work) => {
      urgent++;
      flushSoon();
      try {
        return await work();
      } finally {
        urgent--;
      }
    },
  };
}

/** Every code slot of a body, those inside links too. */
export function codeSlotsIn(body: Body): readonly CodeSlot[] {
  const found: CodeSlot[] = [];
  const visit = (piece: Piece): void => {
    if (typeof piece === 'string') return;
    if (piece.kind === 'code') found.push(piece);
    else if (piece.kind === 'link' || piece.kind === 'reference') piece.children.forEach(visit);
  };
  body.forEach(visit);
  return found;
}
