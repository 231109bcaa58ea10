// Builds a book at the start and after each change.
import type { BookPath } from '../core/path.ts';
import { type WatcherKind, createWatcher } from '../disk/watch/watcher.ts';
import { type BuiltBook, type Session, type EditionOptions, openSession } from '../build/session.ts';

export interface FollowOptions {
  readonly session: EditionOptions;
  /** How changes are found; `native` when absent. */
  readonly watcher?: WatcherKind;
  /** Called with each build and the files that changed since the last one. Further changes wait for its promise. */
  readonly onBuilt: (
    session: Session,
    built: BuiltBook,
    changed: ReadonlySet<BookPath>,
  ) => Promise<void> | void;
  /** Called once if the system cannot watch folders: changes are then found by polling, within a second or two. */
  readonly onTrouble: (trouble: unknown) => void;
  /** Called with internal errors; later changes are still followed. */
  readonly onFault: (fault: unknown) => void;
}

export interface Following {
  readonly close: () => Promise<void>;
}

export interface FollowedBook extends Following {
  /** Builds the book again although no file of it has changed. */
  readonly rebuild: () => Promise<void>;
}

/** How often to check whether early pages have read more files; milliseconds. */
const LOOK_EVERY = 50;

/** Starts immediately and returns before the first build. */
export function followBook(options: FollowOptions): FollowedBook {
  const session = openSession(options.session);
  const { run: build, ended } = oneAtATime(async (changed?: readonly BookPath[]) => {
    try {
      const built = await session.build(changed);
      await options.onBuilt(session, built, new Set(changed));
    } finally {
      watchAgain();
    }
  });
  // Changes during the first build, which may have read the files before.
  const early = new Set<BookPath>();
  let isFirst = true;
  const watcher = createWatcher({
    ...options,
    root: options.session.root,
    kind: options.watcher,
    statCache: session.statCache,
    onWaiting: session.noteWaiting,
    onChange: async (changed) => {
      if (!isFirst) return build(changed);
      session.noteWaiting(changed);
      for (const path of changed) early.add(path);
      session.changedDuringPreview(changed);
    },
  });
  let seen = -1;
  const watchAgain = (): void => {
    const watched = session.watched();
    // Most edits don't make a book read another file.
    if (watched.files.size === seen) return;
    seen = watched.files.size;
    watcher.watch(watched);
  };
  // During the first build, pages read their chapters when they are requested.
  const looking = setInterval(watchAgain, LOOK_EVERY);
  const first = buildFirst(build, early)
    .catch(options.onFault)
    .finally(() => {
      isFirst = false;
      clearInterval(looking);
    });
  return {
    rebuild: () => first.then(() => build([])).catch(options.onFault),
    close: async () => {
      clearInterval(looking);
      await watcher.close();
      await first;
      await ended();
      await session.close();
    },
  };
}

interface Turns<In> {
  readonly run: (input?: In) => Promise<void>;
  /** When all calls so far have ended. */
  readonly ended: () => Promise<void>;
}

/** Each call waits until the one before has ended. */
function oneAtATime<In>(work: (input?: In) => Promise<void>): Turns<In> {
  let last: Promise<void> = Promise.resolve();
  return {
    run: (input) => {
      const next = last.then(() => work(input));
      last = next.catch(() => undefined);
      return next;
    },
    ended: () => last,
  };
}

/** The first build, repeated as long as files change while one is running. */
async function buildFirst(
  build: (changed?: readonly BookPath[]) => Promise<void>,
  early: Set<BookPath>,
): Promise<void> {
  await build();
  while (early.size > 0) {
    const changed = [...early].sort();
    early.clear();
    await build(changed);
  }
}
