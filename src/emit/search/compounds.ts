// Finds the compounds of a book: long words that end with another word of it, such as `Datenbankverbindung`.
import type { Word } from './word-list.ts';

/** Languages that write compounds as one word. */
const LANGUAGES: ReadonlySet<string> = new Set('af da de et fi fo fy hu is lb nb nds nl nn no sv'.split(' '));

export const writesCompounds = (language: string): boolean =>
  LANGUAGES.has(language.toLowerCase().split(/[-_]/)[0] ?? '');

/** Shorter beginnings are prefixes, and shorter ends are endings. */
const SHORTEST = 4;
const MOST_COMPOUNDS = 6;

/** Compounds by the word that they end with, the most frequent first. */
export function compoundsOf(words: readonly Word[]): ReadonlyMap<string, readonly string[]> {
  const known = new Set(words.map(([word]) => word));
  const found = new Map<string, Word[]>();
  for (const word of words) {
    const [letters] = word;
    for (let at = SHORTEST; at <= letters.length - SHORTEST; at++) {
      const end = letters.slice(at);
      if (!known.has(end)) continue;
      const own = found.get(end);
      if (own === undefined) found.set(end, [word]);
      else own.push(word);
    }
  }
  return new Map(
    [...found].map(([end, compounds]) => [
      end,
      compounds
        .sort((a, b) => b[1] - a[1])
        .slice(0, MOST_COMPOUNDS)
        .map(([word]) => word),
    ]),
  );
}
