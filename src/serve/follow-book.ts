// A book's folder -> builds of it, one at the beginning and one after each change.
import type { BookPath } from '../core/path.ts';
import { createWatcher } from '../fs/watch/watch.ts';
import { type BuiltBook, type Session, type SessionOptions, openSession } from '../pipeline/session.ts';

export interface FollowOptions {
  readonly session: SessionOptions;
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
  const watcher = createWatcher({
    ...options,
    root: options.session.root,
    statCache: session.statCache,
    onChange: build,
  });
  let seen = -1;
  const watchAgain = (): void => {
    const watched = session.watched();
    // Few edits make a book ask for another file.
    if (watched.files.size === seen) return;
    seen = watched.files.size;
    watcher.watch(watched);
  };
  const first = build().catch(options.onFault);
  return {
    close: async () => {
      await watcher.close();
      await first;
      await session.close();
    },
  };
}
