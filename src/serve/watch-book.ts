// Builds a book, or all editions of one, at the start and after each change, without serving it.
import type { BuiltBook, Session } from '../build/session.ts';
import type { PlannedLanguages } from '../build/editions/plan-languages.ts';
import { type FollowOptions, type FollowedBook, type Following, followBook } from './follow-book.ts';
import { type PlannedBook, followLanguages } from './follow-languages.ts';
import { type LiveEdition, openLiveEditions } from './live-editions.ts';
import { type BookReports, mergeEditions } from './merge-editions.ts';

export interface WatchOptions extends Omit<FollowOptions, 'onBuilt'>, BookReports {
  /** Writes a build to disk; `edition` is absent for a book in one language. */
  readonly write: (session: Session, built: BuiltBook, edition?: LiveEdition) => Promise<void>;
}

/** Starts immediately and returns before the first build. */
export const watchBook = (options: WatchOptions): Following =>
  followLanguages({
    ...options,
    open: (planned) => (planned === undefined ? watchOne(options) : watchEditions(options, planned)),
  });

function watchOne(options: WatchOptions, edition?: LiveEdition): FollowedBook {
  return followBook({
    ...options,
    onBuilt: async (session, built, changed) => {
      options.onBuiltAgain?.(built, changed);
      await options.write(session, built, edition);
      const found = await built.findDiagnostics(() => true);
      if (found !== undefined) options.onFound(built, options.judge(built, found));
    },
  });
}

/** Starts one edition after the other, that of the root first, so that only one is built from nothing at a time. */
function watchEditions(options: WatchOptions, planned: PlannedLanguages): PlannedBook {
  const live = openLiveEditions(options.session, planned);
  const merge = mergeEditions(options);
  const books = new Map<LiveEdition, FollowedBook>();
  let isClosed = false;
  const startNext = (): void => {
    const next = live.all.find((edition) => !books.has(edition));
    if (next === undefined || isClosed) return;
    const own = { ...options, ...merge(next), session: next.session };
    let isStarted = false;
    const found: WatchOptions['onFound'] = (built, diagnostics) => {
      own.onFound(built, diagnostics);
      if (!isStarted) startNext();
      isStarted = true;
    };
    books.set(next, watchOne({ ...own, onFound: found }, next));
  };
  startNext();
  return {
    setPlan: (next) => {
      live.setPlan(next);
      for (const book of books.values()) void book.rebuild();
    },
    close: async () => {
      isClosed = true;
      await Promise.all([...books.values()].map(({ close }) => close()));
      await live.close();
    },
  };
}
