// Runs the checks of `check` on a served book, in slices that do not delay requests.
import type { checkFolder } from '../link/check/check-book.ts';
import type { Diagnostic } from '../core/diagnostic.ts';

import type { BuiltBook } from '../build/session.ts';
import { type SlicedWork, createPause, runSliced } from '../core/time-slices.ts';
import type { checkSuppressions } from '../report/suppressions.ts';
import type { MoreChecks } from '../serve/serve-book.ts';
import { checkedBook, readFolder } from './book-for-checks.ts';

/** `root` is the book's folder, absolute. The results for a page are cached until its chapter changes. */
export function createMoreChecks(root: string): MoreChecks {
  const known = new WeakMap<object, { readonly text: string; readonly found: readonly Diagnostic[] }>();
  return {
    quick: async (built, isWanted) => {
      const book = checkedBook(root, built);
      if (book === undefined) return [];
      const { checkOnePage } = await import('../link/check/check-book.ts');
      const pause = createPause(isWanted);
      const all: Diagnostic[] = [];
      for (const page of book.index.pages) {
        const text = book.textOf(page.chapter.source) ?? '';
        const before = known.get(page);
        const found = before?.text === text ? before.found : checkOnePage(book, page);
        known.set(page, { text, found });
        all.push(...found);
        if ((await pause()) === 'stop') return undefined;
      }
      return all;
    },
    slow: async (built, isWanted) => {
      const [{ checkFolder }, { checkSuppressions }] = await Promise.all([
        import('../link/check/check-book.ts'),
        import('../report/suppressions.ts'),
      ]);
      const work = slowChecks(root, built, { checkFolder, checkSuppressions });
      return runSliced(work, createPause(isWanted));
    },
  };
}

interface SlowChecks {
  readonly checkFolder: typeof checkFolder;
  readonly checkSuppressions: typeof checkSuppressions;
}

/** The checks that look at the whole folder. */
function* slowChecks(root: string, built: BuiltBook, checks: SlowChecks): SlicedWork<readonly Diagnostic[]> {
  const book = checkedBook(root, built, yield* readFolder(root, built));
  if (book === undefined) return [];
  const found = [...(yield* checks.checkFolder(book))];
  for (const path of book.chapterFiles) {
    yield;
    found.push(...checks.checkSuppressions(path, built.textOf(path) ?? ''));
  }
  return found;
}
