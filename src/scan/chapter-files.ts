// Collects the files that scanned chapters depend on.
import { type BookPath, bookPath } from '../core/path.ts';
import { type SlicedWork, runToEnd } from '../core/time-slices.ts';
import { labelOf } from '../read/dependencies.ts';
import type { ScannedBook, ScannedChapter } from './scan-chapters.ts';

/** Includes definition files, and missing files that a chapter looked for. */
export const filesOfChapters = (book: ScannedBook): ReadonlySet<BookPath> =>
  runToEnd(filesOfChaptersSliced(book));

/** Like {@link filesOfChapters}, in interruptible steps. */
export function* filesOfChaptersSliced({ scanned }: ScannedBook): SlicedWork<ReadonlySet<BookPath>> {
  const found = new Set<BookPath>();
  for (const chapter of scanned.values()) {
    yield;
    for (const path of filesOfChapter(chapter)) found.add(path);
  }
  return found;
}

/** The same for one chapter, including its own file. */
export function filesOfChapter({ dependencies, light }: ScannedChapter): ReadonlySet<BookPath> {
  const found = new Set<BookPath>(light.definitionFiles);
  for (const key of dependencies) {
    const colon = key.indexOf(':');
    const [kind, name] = [key.slice(0, colon), key.slice(colon + 1)];
    if (kind === 'file' || kind === 'definitions') found.add(bookPath(name));
    else if (kind === 'label') found.add(labelOf(name).file);
  }
  return found;
}
