// Highlights code slots: each distinct block once, from the memo if possible.
import { hashBytes } from '../../core/hash.ts';
import type { Body, CodeSlot, Piece } from '../markdown/body.ts';
import type { Memo, Stage } from '../../memo/stage.ts';
import type { HighlightJob, HighlightedCode } from './job.ts';
import { languageOf } from './languages.ts';

/** Loaded at the first block that isn't in the memo. */
export interface Highlighter {
  readonly highlight: (jobs: readonly HighlightJob[]) => Promise<readonly HighlightedCode[]>;
  readonly close: () => Promise<void>;
}

export interface HighlightBlocks {
  /** Slots in a language with a grammar. */
  readonly colored: (slots: readonly CodeSlot[]) => Promise<ReadonlyMap<CodeSlot, HighlightedCode>>;
  /** Starts a body's blocks early, so that threads can work on them while chapters are read. */
  readonly prefetch: (body: Body) => void;
  /** Starts what `prefetch` has collected, since no more bodies will come. */
  readonly flush: () => void;
}

/** `load` must always return the same highlighter. Blocks requested at the same time are batched across pages. */
export function createHighlightBlocks(memo: Memo, load: () => Promise<Highlighter>): HighlightBlocks {
  const queue = createQueue(load);
  const timedOut = new Map<string, HighlightedCode>();
  const stage: Stage<HighlightJob, HighlightedCode, undefined> = {
    name: 'highlight',
    keepHeavy: false,
    load: () =>
      Promise.resolve(async (job) => {
        const light = await queue.add(job);
        if (light.plain !== 'time') return { light, heavy: undefined };
        // A rejection isn't cached by the memo: the next build, maybe on a faster machine, tries again.
        timedOut.set(keyOf(job), light);
        throw new Error('highlighting took too long');
      }),
  };
  const highlight = async (job: HighlightJob): Promise<HighlightedCode> => {
    const known = timedOut.get(keyOf(job));
    if (known !== undefined) return known;
    try {
      return (await memo.run(stage, hashBytes(job.code), job)).light;
    } catch (error) {
      const plain = timedOut.get(keyOf(job));
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
      return [slot, await highlight({ language, code })] as const;
    });
    return new Map(await Promise.all(entries));
  };
  return {
    colored: (slots) => queue.urgently(() => colored(slots)),
    prefetch: (body) => {
      // The page that requests the block runs into the same failure and reports it.
      colored(codeSlotsIn(body)).catch(() => undefined);
    },
    flush: queue.flush,
  };
}

const keyOf = ({ language, code }: HighlightJob): string => `${language}\n${code}`;

/** Batch size, in characters of code, that is worth waking a thread for. */
const BATCH_SIZE = 30_000;

interface Waiting {
  readonly job: HighlightJob;
  readonly resolve: (code: HighlightedCode) => void;
  readonly reject: (reason: unknown) => void;
}

interface Queue {
  readonly add: (job: HighlightJob) => Promise<HighlightedCode>;
  readonly flush: () => void;
  /** Jobs added while `work` runs are flushed promptly. */
  readonly urgently: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Batches jobs until there are enough, or until the end of the current event loop turn when a caller is waiting. */
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
        if (size >= BATCH_SIZE) void flush();
        else if (urgent > 0 && waiting.length === 1) flushSoon();
      }),
    flush: flushSoon,
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

/** Every code slot of a body, including those inside links. */
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
