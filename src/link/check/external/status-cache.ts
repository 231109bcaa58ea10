// Answers of the last runs -> answers that need not be asked for again. Only good ones are kept: a mistake is to be seen mended.
import type { Answer } from './link-status.ts';
import type { Question } from './ask.ts';

/** Where the text of the answers is kept between runs; the owner may throw it away at any time. */
export interface AnswerKeeper {
  readonly load: () => string | undefined;
  readonly save: (text: string) => void;
}

export interface Answers {
  /** Absent for a question that must be asked. */
  readonly answerTo: (question: Question) => Answer | undefined;
  readonly note: (question: Question, answer: Answer) => void;
  readonly save: () => void;
}

interface Kept {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly movedTo?: string;
  /** The fragments that the page was found to have. */
  readonly has: readonly string[];
}

export interface AnswersOptions {
  /** Absent: nothing is kept. */
  readonly keeper?: AnswerKeeper;
  /** Milliseconds. */
  readonly age: number;
  readonly now: () => number;
}

const VERSION = 1;

export function openAnswers({ keeper, age, now }: AnswersOptions): Answers {
  const kept = new Map<string, Kept>();
  for (const [url, answer] of parseKept(keeper?.load())) {
    const old = now() - answer.at;
    if (old >= 0 && old < age) kept.set(url, answer);
  }
  return {
    answerTo: ({ url, fragments }) => {
      const known = kept.get(url);
      if (known === undefined || !fragments.every((id) => known.has.includes(id))) return undefined;
      return { kind: 'found', movedTo: known.movedTo, missing: fragments.length === 0 ? undefined : [] };
    },
    note: ({ url, fragments }, answer) => {
      if (answer.kind !== 'found') kept.delete(url);
      else {
        const { missing = [], movedTo } = answer;
        const has = fragments.filter((id) => !missing.includes(id));
        kept.set(url, { at: now(), has, movedTo });
      }
    },
    save: () => {
      const entries = [...kept].sort(([a], [b]) => (a < b ? -1 : 1));
      keeper?.save(JSON.stringify([VERSION, entries]));
    },
  };
}

/** What is not as it was saved counts as nothing. */
function parseKept(text: string | undefined): readonly (readonly [string, Kept])[] {
  if (text === undefined) return [];
  try {
    const data: unknown = JSON.parse(text);
    if (!Array.isArray(data) || data[0] !== VERSION || !Array.isArray(data[1])) return [];
    return data[1].filter(isEntry);
  } catch {
    return [];
  }
}

function isEntry(entry: unknown): entry is readonly [string, Kept] {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string') return false;
  const kept: unknown = entry[1];
  return (
    typeof kept === 'object' &&
    kept !== null &&
    'at' in kept &&
    typeof kept.at === 'number' &&
    'has' in kept &&
    Array.isArray(kept.has) &&
    (!('movedTo' in kept) || typeof kept.movedTo === 'string')
  );
}
