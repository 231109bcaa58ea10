// Watches the files and folders that a book is made from, and reports the paths whose content changed, in batches.
import { relative } from 'node:path';
import { type BookPath, bookPath, folderOf } from '../../core/path.ts';
import { createPause } from '../../core/time-slices.ts';
import type { StatCache } from '../sources/stat-cache.ts';
import { BURST_SIZE, type ChangeHandlers, type ChangeQueue, createChangeQueue } from './change-queue.ts';
import { type FolderEvents, createFolderEvents } from './folder-events.ts';
import { type Scanner, type Watched, createScanner } from './folder-scanner.ts';
import { inFolder } from './folder-tree.ts';
import { isToolFile } from './ignored.ts';
import { type Snapshot, createSnapshot } from './snapshot.ts';

export type WatcherKind = 'native' | 'poll';

/**
 * `onChange` gets sorted paths of files that are new, gone or have other content, not of those that were only touched.
 * Changes that happen before its promise settles are collected for the next call.
 */
export interface WatcherOptions extends ChangeHandlers {
  /** The book's root: an absolute path. */
  readonly root: string;
  /** The one that the book is read with, so that files are not read twice. */
  readonly statCache: StatCache;
  /** `poll` ignores the system's events, which some network drives and containers send wrongly. Default: `native`. */
  readonly kind?: WatcherKind;
  /** Called once if the system cannot watch folders: changes are then found by polling, within a second or two. */
  readonly onTrouble: (trouble: unknown) => void;
}

export interface Watcher {
  /** Watches exactly this from now on. */
  readonly watch: (watched: Watched) => void;
  readonly close: () => Promise<void>;
}

/** How long a file may be missing or empty during a save; milliseconds. */
const SETTLE = 12;
/** Events get lost, and network drives send none, so files are also polled: a tenth of a second's share at a time. */
const POLL_INTERVAL = 100;
const MAX_POLLED = 200;

/** Watches nothing until `watch` is called. Keeps the process alive until it is closed. */
export function createWatcher(options: WatcherOptions): Watcher {
  const { root } = options;
  const queue = createChangeQueue(options);
  const snapshot = createSnapshot(options);
  const comparer = createComparer(snapshot, queue);
  const suspects = createSuspects(root, snapshot, (paths, isTreeSuspect) => {
    // A file that was looked for may be inside what appeared.
    comparer.compare([...paths, ...snapshot.missing()]);
    if (isTreeSuspect) scanner.scan();
    queue.flush();
  });
  const events =
    options.kind === 'poll'
      ? noEvents
      : createFolderEvents({ onEvent: suspects.add, onTrouble: once(options.onTrouble) });
  const scanner = createScanner(root, snapshot, { ...comparer, setFolders: events.set });
  const poll = createPoll({ scanner, snapshot, comparer, queue });
  const poller = setInterval(poll.next, POLL_INTERVAL);
  return {
    watch: (watched) => {
      scanner.watch(watched);
      queue.flush();
    },
    close: async () => {
      clearInterval(poller);
      poll.close();
      comparer.close();
      suspects.close();
      queue.close();
      await events.close();
    },
  };
}

const noEvents: FolderEvents = { set: () => undefined, close: () => Promise.resolve() };

/** A trouble is often that of thousands of folders. */
function once(report: (trouble: unknown) => void): (trouble: unknown) => void {
  let isReported = false;
  return (trouble) => {
    if (!isReported) report(trouble);
    isReported = true;
  };
}

interface Comparer {
  /** Queues those of these files that changed; those that are unsettled once they had time to settle. */
  readonly compare: (paths: Iterable<BookPath>) => void;
  readonly close: () => void;
}

function createComparer(snapshot: Snapshot, queue: ChangeQueue): Comparer {
  const timers = new Set<NodeJS.Timeout>();
  const compare = (paths: Iterable<BookPath>, hasWaited: boolean): void => {
    const unsettled: BookPath[] = [];
    for (const path of paths) {
      const difference = snapshot.compare(path, hasWaited);
      if (difference === 'changed') queue.add(path);
      else if (difference === 'unsettled') unsettled.push(path);
    }
    if (unsettled.length === 0) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      compare(unsettled, true);
      queue.flush();
    }, SETTLE);
    timers.add(timer);
  };
  return {
    compare: (paths) => {
      compare(paths, false);
    },
    close: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

interface Suspects {
  /** Something happened in a folder; `name` is absent where the system doesn't say to what. */
  readonly add: (folder: string, name: string | undefined) => void;
  readonly close: () => void;
}

/** Collects events, since a save is several, and reports the files to compare and whether to list the folders again. */
function createSuspects(
  root: string,
  snapshot: Snapshot,
  report: (paths: ReadonlySet<BookPath>, isTreeSuspect: boolean) => void,
): Suspects {
  let paths = new Set<BookPath>();
  let isTreeSuspect = false;
  let next: NodeJS.Immediate | undefined;
  const reportAll = (): void => {
    const suspects = paths;
    const isTree = isTreeSuspect;
    next = undefined;
    paths = new Set();
    isTreeSuspect = false;
    report(suspects, isTree);
  };
  return {
    add: (folder, name) => {
      const inside = bookPath(relative(root, folder));
      const path = name === undefined ? undefined : inFolder(inside, name);
      if (path !== undefined && snapshot.has(path)) paths.add(path);
      else if (path === undefined || !isToolFile(path)) isTreeSuspect = true;
      if (path === undefined) {
        for (const known of snapshot.paths()) if (folderOf(known) === inside) paths.add(known);
      }
      next ??= setImmediate(reportAll);
    },
    close: () => {
      clearImmediate(next);
    },
  };
}

interface PollTools {
  readonly scanner: Scanner;
  readonly snapshot: Snapshot;
  readonly comparer: Comparer;
  readonly queue: ChangeQueue;
}

interface Poll {
  readonly next: () => void;
  readonly close: () => void;
}

/** Compares a share of all files at each call, up to two thousand files within a second, and then lists the folders. */
function createPoll({ scanner, snapshot, comparer, queue }: PollTools): Poll {
  let rest: BookPath[] = [];
  let share = 0;
  let isListing = false;
  let isClosed = false;
  const pause = createPause(() => !isClosed);
  // A request that comes now would wait 20 ms for the folders of 2,000 chapters.
  const list = async (): Promise<void> => {
    isListing = true;
    await scanner.scanSliced(pause);
    isListing = false;
    rest = [...snapshot.paths()];
    share = Math.min(MAX_POLLED, Math.ceil((rest.length * POLL_INTERVAL) / 1000));
  };
  const compare = (): void => {
    comparer.compare(rest.splice(0, share));
    // So much changed without an event that the rest must be compared before anything is rebuilt.
    if (queue.size() > BURST_SIZE) comparer.compare(rest.splice(0));
    queue.flush();
  };
  return {
    next: () => {
      if (isListing) return;
      if (rest.length > 0) compare();
      else void list().then(compare);
    },
    close: () => {
      isClosed = true;
    },
  };
}
