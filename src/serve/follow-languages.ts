// Plans the languages of a book, and plans them again after each change of a file that the plan is made of.
import { isDeepStrictEqual } from 'node:util';
import type { BookPath } from '../core/path.ts';
import {
  type LanguageRequest,
  type PlannedLanguages,
  planLanguages,
} from '../build/editions/plan-languages.ts';
import { diskFiles } from '../disk/sources/disk-files.ts';
import { createStatCache } from '../disk/sources/stat-cache.ts';
import { type WatcherKind, createWatcher } from '../disk/watch/watcher.ts';
import type { Following } from './follow-book.ts';
import { chapterStates, isSameInput } from './plan-inputs.ts';

/** A book that is followed in the languages of a plan. */
export interface PlannedBook extends Following {
  /** Takes over a plan with the same editions in the same places. Absent for a book in one language. */
  readonly setPlan?: (planned: PlannedLanguages) => void;
}

export interface LanguageFollowing {
  readonly session: LanguageRequest;
  /** How changes are found; `native` when absent. */
  readonly watcher?: WatcherKind;
  /** Called at the start, and when a language was added or removed; `planned` is absent for a book in one language. */
  readonly open: (planned: PlannedLanguages | undefined) => PlannedBook;
  readonly onFault: (fault: unknown) => void;
}

/** Starts immediately and returns before the first plan is made. */
export function followLanguages({ session, watcher: kind, open, onFault }: LanguageFollowing): Following {
  const statCache = createStatCache();
  const files = diskFiles(session.root, statCache, { restrict: session.restrict === true });
  let last: PlannedLanguages | undefined;
  let book: PlannedBook | undefined;
  let states: ReadonlyMap<BookPath, string> = new Map();
  const plan = async (): Promise<void> => {
    const mistakes: true[] = [];
    const onBroken = (): void => void mistakes.push(true);
    const planned = await planLanguages({ ...session, files, onBroken });
    const read = [...files.requestedPaths()].map((path) => [path, files.hash(path)] as const);
    watcher.watch({ files: new Map(read), folders: [], ignored: [] });
    states = chapterStates(files, planned);
    // A book.toml with a mistake says nothing about languages.
    if (book && (mistakes.length > 0 || isDeepStrictEqual(shownOf(last), shownOf(planned)))) return;
    const isKept = isDeepStrictEqual(placesOf(last), placesOf(planned));
    last = planned;
    if (isKept && planned) return book?.setPlan?.(planned);
    await book?.close();
    book = open(planned);
  };
  const watcher = createWatcher({
    root: session.root,
    statCache,
    ...(kind && { kind }),
    onFault,
    // The watcher of the book itself reports it.
    onTrouble: () => undefined,
    onChange: async (changed: readonly BookPath[]) => {
      await first;
      files.invalidate(changed);
      // Planning a book of many languages takes longer than building the page that was saved.
      if (!isSameInput(states, files, changed)) await plan();
    },
  });
  const first = plan().catch(onFault);
  return {
    close: async () => {
      await watcher.close();
      await first;
      await book?.close();
    },
  };
}

/** What the editions of a plan, and the page at the root, show of it. */
const shownOf = (plan: PlannedLanguages | undefined): readonly unknown[] | undefined =>
  plan && [
    plan.editions.map(({ current }) => current),
    plan.diagnostics,
    [plan.config.book, plan.config.html.siteUrl],
  ];

const placesOf = (plan: PlannedLanguages | undefined): readonly unknown[] | undefined =>
  plan?.editions.map(({ current: { id, folder } }) => [id, folder]);
