// The scanned chapters -> every file that they were made of.
import { type BookPath, bookPath } from '../core/path.ts';
import { type SlicedWork, runToEnd } from '../core/time-slices.ts';
import { labelOf } from '../read/dependencies.ts';
import type { ScannedBook, ScannedChapter } from './scan-chapters.ts';

/** Missing files too, since a chapter has asked for them; files of link definitions as well. */
export const filesOfChapters = (book: ScannedBook): ReadonlySet<BookPath> =>
  runToEnd(filesOfChaptersSliced(book));

/** The same as sliced work. */
export function* filesOfChaptersSliced({ scanned }: ScannedBook): SlicedWork<ReadonlySet<BookPath>> {
  const found = new Set<BookPath>();
  for (const chapter of scanned.values()) {
    yield;
    for (const path of filesOfChapter(chapter)) found.add(path);
  }
  return found;
}

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
