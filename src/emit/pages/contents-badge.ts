// The badge of an entry of the contents: its kind, and its text in the language of the interface.
import { badgeKinds } from '../../core/badge-kinds.ts';
import { type Words, wordOf } from '../../core/words.ts';
import type { Chapter } from '../../read/summary/outline.ts';

export interface Badge {
  readonly kind: string;
  readonly text: string;
}

/** Absent for an entry without a badge. */
export const badgeOf = ({ badge: kind }: Chapter, words: Words): Badge | undefined =>
  kind === undefined ? undefined : { kind, text: textOf(kind, words) };

/** The text of each kind. */
export const badgeTexts = (words: Words): Readonly<Record<string, string>> =>
  Object.fromEntries(badgeKinds.map((kind) => [kind, textOf(kind, words)]));

const textOf = (kind: string, words: Words): string => wordOf(words, `badge-${kind}`);
