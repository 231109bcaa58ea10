// A book's folder -> builds of it, one at the beginning and one after each change.
import type { BookPath } from '../core/path.ts';
import { type WatcherKind, createWatcher } from '../disk/watch/watcher.ts';
import { type BuiltBook, type Session, type SessionOptions, openSession } from '../build/session.ts';

export interface FollowOptions {
  readonly session: SessionOptions;
  /** How changes are found; `native` when absent. */
  readonly watcher?: WatcherKind;
  /** Told of each build, and of the files that changed since the last; of none at first. Further changes wait for it. */
  readonly onBuilt: (
    session: Session,
    built: BuiltBook,
    changed: ReadonlySet<BookPath>,
  ) => Promise<void> | void;
  /** Told once if the system cannot watch: changes are then found within a second or two, by looking. */
  readonly onTrouble: (trouble: unknown) => void;
  /** Told of faults of ours; the next change is followed nevertheless. */
  readonly onFault: (fault: unknown) => void;
}

export interface Following {
  readonly close: () => Promise<void>;
}

/** How often is looked whether early pages have read more files; milliseconds. */
const LOOK_EVERY = 50;

/** Begins at once, and answers before the first build. */
export function followBook(options: FollowOptions): Following {
  const session = openSession(options.session);
  const build = async (changed?: readonly BookPath[]): Promise<void> => {
    try {
      const built = await session.build(changed);
      await options.onBuilt(session, built, new Set(changed));
    } finally {
      watchAgain();
    }
  };
  // What changed while the first build was reading: it may have been read before that.
  const early = new Set<BookPath>();
  let isFirst = true;
  const watcher = createWatcher({
    ...options,
    root: options.session.root,
    kind: options.watcher,
    statCache: session.statCache,
    onChange: async (changed) => {
      if (!isFirst) return build(changed);
      for (const path of changed) early.add(path);
      session.changedDuringPreview(changed);
    },
  });
  let seen = -1;
  const watchAgain = (): void => {
    const watched = session.watched();
    // Few edits make a book ask for another file.
    if (watched.files.size === seen) return;
    seen = watched.files.size;
    watcher.watch(watched);
  };
  // Meanwhile pages read their chapters whenever they are asked for.
  const looking = setInterval(watchAgain, LOOK_EVERY);
  const first = buildFirst(build, early)
    .catch(options.onFault)
    .finally(() => {
      isFirst = false;
      clearInterval(looking);
    });
  return {
    close: async () => {
      clearInterval(looking);
      await watcher.close();
      await first;
      await session.close();
    },
  };
}

/** The first build, and another one as long as files change while one is under way. */
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
