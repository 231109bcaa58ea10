// The time that it takes to read a chapter.
import { type Node, textOf } from './tree/node.ts';

/** Words per minute that adults read silently in English: Brysbaert 2019, https://doi.org/10.1016/j.jml.2019.104047. */
const WORDS = 238;
/** Characters per minute in Chinese and Japanese, which have no spaces. */
const CHARACTERS = 500;

const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** Whole minutes, at least one. Code counts like text. */
export function readingMinutes(root: readonly Node[]): number {
  let minutes = 0;
  for (const node of root) {
    const text = textOf(node);
    const characters = text.match(IDEOGRAPHS)?.length ?? 0;
    const words = text.replace(IDEOGRAPHS, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    minutes += words / WORDS + characters / CHARACTERS;
  }
  return Math.max(1, Math.round(minutes));
}
