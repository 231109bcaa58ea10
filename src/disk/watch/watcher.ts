// Files and folders of a book that change on disk -> the paths whose content is another one now, batch after batch.
import { basename, resolve } from 'node:path';
import type { BookPath } from '../../core/path.ts';
import type { StatCache } from '../sources/stat-cache.ts';
import { BURST, createBatches } from './batches.ts';
import { createFolderEvents } from './folder-events.ts';
import {
  type Survey,
  allPaths,
  createSurvey,
  foldersToWatch,
  inFolder,
  look,
  missingFiles,
  pathsIn,
  setWatched,
  toBookPath,
} from './snapshot-diff.ts';
import type { Watched } from './watched.ts';

export interface WatcherOptions {
  /** The book's root: an absolute path. */
  readonly root: string;
  /** The one that the book is read with, so that what it has read need not be read again. */
  readonly statCache: StatCache;
  /**
   * Told what changed, sorted: content that is new, gone or another, never what was only touched. While its answer is
   * waited for, further changes are gathered.
   */
  readonly onChange: (paths: readonly BookPath[]) => Promise<void> | void;
  /** Told once if the system cannot watch: changes are then found within a second or two, by looking. */
  readonly onTrouble: (trouble: unknown) => void;
  /** Told when `onChange` fails; the watching goes on. */
  readonly onFault: (fault: unknown) => void;
}

export interface Watcher {
  /** Watches exactly this from now on. */
  readonly watch: (watched: Watched) => void;
  readonly close: () => Promise<void>;
}

/** How long a file that is gone or empty may stay so in the middle of a save; milliseconds. */
const SETTLE = 12;
/** Events get lost, and on network drives there are none: all is looked at in turn, so much at a time. */
const LOOK_EVERY = 100;
const MOST_LOOKS = 200;

/** A watcher that watches nothing yet. It keeps the process alive until it is closed. */
export function createWatcher(options: WatcherOptions): Watcher {
  const { root, onFault } = options;
  const waits = new Set<NodeJS.Timeout>();
  const batches = createBatches({ take: options.onChange, fault: onFault });
  const survey = createSurvey({
    ...options,
    changed: batches.add,
    unsettled: (path) => {
      const wait = setTimeout(() => {
        waits.delete(wait);
        look(survey, path, 'waited');
        finish();
      }, SETTLE);
      waits.add(wait);
    },
    replaced: (path) => {
      events.reopen(resolve(root, path));
    },
  });
  const finish = (): void => {
    batches.flush();
    if (survey.isMoved) events.set(foldersToWatch(survey));
  };
  const suspects = createSuspects(survey, finish);
  const events = createFolderEvents({
    hint: (folder, name) => {
      suspects.add(toBookPath(root, folder), name);
    },
    trouble: once(options.onTrouble),
  });
  const rounds = createRounds(survey);
  const timer = setInterval(() => {
    rounds.lookAtSome();
    // Where so much changed unseen, the rest has to be looked at before anything is rebuilt.
    if (batches.size() > BURST) rounds.lookAtRest();
    finish();
  }, LOOK_EVERY);
  return {
    watch: (watched) => {
      setWatched(survey, watched);
      finish();
    },
    close: async () => {
      clearInterval(timer);
      for (const wait of waits) clearTimeout(wait);
      suspects.close();
      batches.close();
      await events.close();
    },
  };
}

/** Thousands of folders have one trouble. */
function once(tell: (trouble: unknown) => void): (trouble: unknown) => void {
  let isTold = false;
  return (trouble) => {
    if (!isTold) tell(trouble);
    isTold = true;
  };
}

interface Suspects {
  /** Something in a folder may have changed: what has this name, or, without one, anything. */
  readonly add: (folder: BookPath, name: string | undefined) => void;
  readonly close: () => void;
}

/** A save is several events, which come one right after the other: all that came are looked at together. */
function createSuspects(survey: Survey, finish: () => void): Suspects {
  const paths = new Set<BookPath>();
  let next: NodeJS.Immediate | undefined;
  const lookAtAll = (): void => {
    next = undefined;
    const now = [...paths, ...missingFiles(survey)];
    paths.clear();
    for (const path of now) look(survey, path, 'first-look');
    finish();
  };
  return {
    add: (folder, name) => {
      if (name !== undefined) paths.add(inFolder(folder, name));
      else for (const path of pathsIn(survey, folder)) paths.add(path);
      // A folder that goes away tells so under its own name.
      if (name === undefined || name === basename(folder)) paths.add(folder);
      next ??= setImmediate(lookAtAll);
    },
    close: () => {
      clearImmediate(next);
    },
  };
}

interface Rounds {
  /** Looks at a part of all that is known, at each call the next: up to five thousand files all within a second. */
  readonly lookAtSome: () => void;
  readonly lookAtRest: () => void;
}

function createRounds(survey: Survey): Rounds {
  let paths: readonly BookPath[] = [];
  let at = 0;
  const lookAt = (count: number): void => {
    for (const path of paths.slice(at, at + count)) look(survey, path, 'first-look');
    at += count;
  };
  return {
    lookAtSome: () => {
      if (at >= paths.length) {
        paths = allPaths(survey);
        at = 0;
      }
      lookAt(Math.min(MOST_LOOKS, Math.ceil((paths.length * LOOK_EVERY) / 1000)));
    },
    lookAtRest: () => {
      lookAt(Math.max(0, paths.length - at));
    },
  };
}
