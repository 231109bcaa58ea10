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
}

type Lines = HighlightedCode['lines'];

/** `load` gives the highlighter, the same each time. Blocks asked for at one moment, by whatever pages, go to it together. */
export function createHighlightBlocks(memo: Memo, load: () => Promise<Highlighter>): HighlightBlocks {
  let highlighter: Promise<Highlighter> | undefined;
  const enqueue = batched<HighlightJob, HighlightedCode>(async (jobs) =>
    (await (highlighter ??= load())).highlight(jobs),
  );
  const stage: Stage<HighlightJob, Lines, undefined> = {
    name: `highlight-${highlightVersion}`,
    version: 1,
    keepHeavy: 'none',
    load: () => Promise.resolve(async (job) => ({ light: (await enqueue(job)).lines, heavy: undefined })),
  };
  return {
    linesOf: async (slots) => {
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
    },
  };
}

/** Gathers what is asked for within one turn of the event loop and hands it on at once. */
function batched<In, Out>(run: (all: readonly In[]) => Promise<readonly Out[]>): (one: In) => Promise<Out> {
  interface Waiting {
    readonly one: In;
    readonly resolve: (out: Out) => void;
    readonly reject: (reason: unknown) => void;
  }
  let waiting: Waiting[] = [];
  const flush = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    try {
      const answers = await run(batch.map(({ one }) => one));
      batch.forEach(({ resolve }, i) => {
        resolve(answers[i] as Out);
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  return (one) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(() => void flush());
      waiting.push({ one, resolve, reject });
    });
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
