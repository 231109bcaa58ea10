// The scanned chapters -> every file that they were made of.
import { type BookPath, bookPath } from '../core/path.ts';
import type { BookModel } from './book-model.ts';
import { labelOf } from './questions.ts';
import type { ScannedChapter } from './scan-chapters.ts';

/** Missing files too, since a chapter has asked for them; files of link definitions as well. */
export const filesOfChapters = ({ scanned }: Pick<BookModel, 'scanned'>): ReadonlySet<BookPath> =>
  new Set([...scanned.values()].flatMap((chapter) => [...filesOfChapter(chapter)]));

/** The same for one chapter, its own file among them. */
export function filesOfChapter({ questions, light }: ScannedChapter): ReadonlySet<BookPath> {
  const found = new Set<BookPath>(light.definitionFiles);
  for (const key of questions) {
    const colon = key.indexOf(':');
    const [kind, name] = [key.slice(0, colon), key.slice(colon + 1)];
    if (kind === 'file' || kind === 'definitions') found.add(bookPath(name));
    else if (kind === 'label') found.add(labelOf(name).file);
  }
  return found;
}
