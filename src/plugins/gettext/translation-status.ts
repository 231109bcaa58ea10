// Counts what of a book is translated.
import { type PoMessage, isFuzzy, isTranslated, keyOf } from './po/po-file.ts';

export interface TranslationCounts {
  /** Messages of the book. */
  readonly messages: number;
  readonly translated: number;
  /** Translated, but shown in the language of the sources until someone has reviewed them. */
  readonly fuzzy: number;
  readonly missing: number;
  /** Of the catalog, which are no longer in the book; without those that the catalog marks as obsolete. */
  readonly stale: number;
}

export interface ChapterStatus extends TranslationCounts {
  /** Its file, relative to the book's root: that of the references. */
  readonly file: string;
}

export interface TranslationStatus extends TranslationCounts {
  /** In the order of the book, SUMMARY.md first. A message of several chapters counts in each. */
  readonly chapters: readonly ChapterStatus[];
}

/** `template` has all messages of the book. Stale messages count for the chapters that they come from, if they still exist. */
export function translationStatus(
  template: readonly PoMessage[],
  catalog: readonly PoMessage[],
): TranslationStatus {
  const current = catalog.filter(({ isObsolete }) => !isObsolete);
  const known = new Map(current.map((message) => [keyOf(message), message]));
  const wanted = new Set(template.map(keyOf));
  const stale = current.filter((message) => !wanted.has(keyOf(message)));
  const all = { ...NOTHING };
  const chapters = new Map<string, Counter>();
  for (const message of template) {
    const state = stateOf(known.get(keyOf(message)));
    count(all, state);
    for (const file of filesOf(message)) {
      const chapter = chapters.get(file) ?? { ...NOTHING };
      chapters.set(file, chapter);
      count(chapter, state);
    }
  }
  for (const message of stale)
    for (const file of filesOf(message)) {
      const chapter = chapters.get(file);
      if (chapter !== undefined) chapter.stale++;
    }
  return {
    ...all,
    stale: stale.length,
    chapters: [...chapters].map(([file, counts]) => ({ file, ...counts })),
  };
}

type Counter = { -readonly [Key in keyof TranslationCounts]: number };

const NOTHING: TranslationCounts = { messages: 0, translated: 0, fuzzy: 0, missing: 0, stale: 0 };

type State = 'translated' | 'fuzzy' | 'missing';

function count(counter: Counter, state: State): void {
  counter.messages++;
  counter[state]++;
}

function stateOf(message: PoMessage | undefined): State {
  if (message === undefined || !isTranslated(message)) return 'missing';
  return isFuzzy(message) ? 'fuzzy' : 'translated';
}

/** The files of the references, each once, without lines. */
const filesOf = ({ references }: PoMessage): ReadonlySet<string> =>
  new Set(references.map((reference) => reference.replace(/:\d+$/, '')));
