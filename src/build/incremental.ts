// The last build and the files that have changed since -> what of it still holds.
//
// A change is *narrow* when nobody but chapters has read the files, and the site copies the same files as before. One that
// leaves the facts of every chapter meaning what they meant concerns only the pages of the chapters that read it; after any
// other the book is resolved anew, from the same outline, theme and copies.
import type { Outcome } from '../core/diagnostic.ts';
import type { Site } from '../core/output.ts';
import { type BookPath, folderOf } from '../core/path.ts';
import { meaningOf } from '../link/resolve/replace-page.ts';
import type { SiteModel } from '../emit/site-model.ts';
import { isCopied } from '../emit/static/static-files.ts';
import { readersOf } from '../scan/dependents.ts';
import type { ScannedChapter } from '../scan/scan-chapters.ts';

/** The build before this one. */
export interface Since {
  readonly model: SiteModel;
  readonly plan: Outcome<Site>;
  /** What the book itself was made of, chapters and their includes aside. */
  readonly readByBook: ReadonlySet<BookPath>;
  /** Each a path that may have changed, appeared or vanished. */
  readonly changed: ReadonlySet<BookPath>;
}

/** True when only chapters can tell that the files have changed. */
export function isNarrow({ model, readByBook, changed }: Since): boolean {
  const places = sourcesOfCopies(model.copies);
  const isListed = (path: BookPath): boolean =>
    path !== '' && (readByBook.has(path) || isListed(folderOf(path)));
  return [...changed].every(
    (path) =>
      !readByBook.has(path) &&
      // SUMMARY.md names it.
      (!model.scanned.has(path) || model.files.exists(path)) &&
      // The book may have looked for it among the names in a folder.
      (hasReader(model, path) || !isListed(folderOf(path))) &&
      places.has(path) === (isCopied(model.config, path) && model.files.exists(path)),
  );
}

const hasReader = ({ readers, scanned }: SiteModel, path: BookPath): boolean =>
  readersOf(readers, scanned, new Set([path])).isAll;

/** Made once for all builds that copy the same files. */
const sources = new WeakMap<object, ReadonlySet<BookPath>>();

function sourcesOfCopies(copies: SiteModel['copies']): ReadonlySet<BookPath> {
  const known = sources.get(copies) ?? new Set(copies.values());
  sources.set(copies, known);
  return known;
}

/** The chapters that were read again; absent when one of them means something else to the book now. */
export function renewedChapters(
  model: SiteModel,
  again: ReadonlyMap<BookPath, ScannedChapter>,
): readonly BookPath[] | undefined {
  const renewed: BookPath[] = [];
  for (const [source, after] of again) {
    const before = model.scanned.get(source);
    if (before === after) continue;
    if (before === undefined || meaningOf(before.light.facts) !== meaningOf(after.light.facts))
      return undefined;
    renewed.push(source);
  }
  return renewed;
}
