// The last build and the files that have changed since -> what of it still holds.
//
// A change is *narrow* when nobody but chapters has read the files, and the site copies the same files as before. One that
// leaves the facts of every chapter meaning what they meant concerns only the pages of the chapters that read it.
import type { Outcome } from '../core/diagnostic.ts';
import type { Site } from '../core/output.ts';
import type { BookPath } from '../core/path.ts';
import { meaningOf } from '../resolve/replace-page.ts';
import type { BookModel } from './book-model.ts';
import { isCopied } from './copies.ts';
import type { ScannedChapter } from './scan-chapters.ts';

/** The build before this one. */
export interface Since {
  readonly model: BookModel;
  readonly plan: Outcome<Site>;
  /** What the book itself was made of, chapters and their includes aside. */
  readonly readByBook: ReadonlySet<BookPath>;
  /** Each a path that may have changed, appeared or vanished. */
  readonly changed: ReadonlySet<BookPath>;
}

/** True when only chapters can tell that the files have changed. */
export function isNarrow({ model, readByBook, changed }: Since): boolean {
  const copied = new Set(model.copies.values());
  return [...changed].every(
    (path) =>
      !readByBook.has(path) &&
      !isDefinitions(model, path) &&
      copied.has(path) === (isCopied(model.config, path) && model.files.exists(path)),
  );
}

/** A file of link definitions concerns chapters by its labels, which are not its text. */
const isDefinitions = ({ scanned }: BookModel, path: BookPath): boolean =>
  [...scanned.values()].some(({ questions }) => questions.some((key) => key.startsWith(`label:${path}#`)));

/** The answers of chapters that have read none of the changed files. */
export function keptChapters({ model, changed }: Since): ReadonlyMap<BookPath, ScannedChapter> {
  const keys = new Set([...changed].map((path) => `file:${path}`));
  return new Map([...model.scanned].filter(([, { questions }]) => !questions.some((key) => keys.has(key))));
}

/** The chapters that were read again; absent when one of them means something else to the book now. */
export function renewedChapters(
  model: BookModel,
  scanned: ReadonlyMap<BookPath, ScannedChapter>,
): readonly BookPath[] | undefined {
  const renewed: BookPath[] = [];
  for (const [source, after] of scanned) {
    const before = model.scanned.get(source);
    if (before === after) continue;
    if (before === undefined || meaningOf(before.light.facts) !== meaningOf(after.light.facts))
      return undefined;
    renewed.push(source);
  }
  return renewed;
}
