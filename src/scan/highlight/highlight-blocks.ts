// Code slots -> their highlighted lines: each distinct block once, known ones from the memo, the rest by the highlighter.
import { hashBytes } from '../../core/hash.ts';
import type { Body, CodeSlot, Piece } from '../markdown/body.ts';
import type { Memo, Stage } from '../../memo/stage.ts';
import type { HighlightJob, HighlightedCode } from './job.ts';
import { highlightVersion } from './job.ts';
import { languageOf } from './languages.ts';

/** What colours blocks; loaded when the first unknown one is met. */
export interface Highlighter {
  readonly highlight: (jobs: readonly HighlightJob[]) => Promise<readonly HighlightedCode[]>;
  readonly close: () => Promise<void>;
}

export interface HighlightBlocks {
  /** Each slot that has a language with a grammar. */
  readonly colored: (slots: readonly CodeSlot[]) => Promise<ReadonlyMap<CodeSlot, HighlightedCode>>;
  /** Begins with a body's blocks, since they will be asked for: other threads can work while chapters are read. */
  readonly prefetch: (body: Body) => void;
}

/** `load` gives the highlighter, the same each time. Blocks asked for at one moment, by whatever pages, go to it together. */
export function createHighlightBlocks(memo: Memo, load: () => Promise<Highlighter>): HighlightBlocks {
  const queue = createQueue(load);
  const outOfTime = new Map<string, HighlightedCode>();
  const stage: Stage<HighlightJob, HighlightedCode, undefined> = {
    name: `highlight-${highlightVersion}`,
    version: 2,
    keepHeavy: 'none',
    load: () =>
      Promise.resolve(async (job) => {
        const light = await queue.add(job);
        if (light.plain !== 'time') return { light, heavy: undefined };
        // What failed is not kept by the memo: the next build, maybe on a faster machine, tries again.
        outOfTime.set(keyOf(job), light);
        throw new Error('highlighting took too long');
      }),
  };
  const color = async (job: HighlightJob): Promise<HighlightedCode> => {
    const known = outOfTime.get(keyOf(job));
    if (known !== undefined) return known;
    try {
      return (await memo.run(stage, hashBytes(job.code), job)).light;
    } catch (error) {
      const plain = outOfTime.get(keyOf(job));
      if (plain === undefined) throw error;
      return plain;
    }
  };
  const colored = async (slots: readonly CodeSlot[]): Promise<ReadonlyMap<CodeSlot, HighlightedCode>> => {
    const known = slots.flatMap((slot) => {
      const language = slot.language === '' ? undefined : languageOf(slot.language);
      return language === undefined ? [] : [{ slot, language }];
    });
    const entries = known.map(async ({ slot, language }) => {
      const code = slot.lines.map((line) => line.text).join('\n');
      return [slot, await color({ language, code })] as const;
    });
    return new Map(await Promise.all(entries));
  };
  return {
    colored: (slots) => queue.urgently(() => colored(slots)),
    prefetch: (body) => {
      // A failure is met again, and reported, by the page that asks for the block.
      colored(codeSlotsIn(body)).catch(() => undefined);
    },
  };
}

const keyOf = ({ language, code }: HighlightJob): string => `${language}\n${code}`;

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
