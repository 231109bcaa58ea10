// A set of folders that changes -> word that something in one of them may have changed, as soon as the system says so.
import { type FSWatcher as NodeWatcher, readdirSync, watch as watchNode } from 'node:fs';
import type { FSWatcher } from 'chokidar';

export interface FolderUse {
  /** Something happened in a folder; `name` is absent where the system does not say to what. */
  readonly hint: (folder: string, name: string | undefined) => void;
  /** The system cannot watch, or not so many folders. */
  readonly trouble: (error: unknown) => void;
}

export interface FolderEvents {
  /** Watches exactly these from now on: absolute paths. */
  readonly set: (folders: ReadonlySet<string>) => void;
  /** Watches a folder anew that is another one than it was, under the same path. */
  readonly reopen: (folder: string) => void;
  readonly close: () => Promise<void>;
}

/** Milliseconds between two portions of folders given to Chokidar, which reads each: requests must get through. */
const PAUSE = 5;
const PORTION = 32;
/**
 * Chokidar lists a folder anew at each event in it; with 5,000 files that is 80 ms of the processor at each save. Node's
 * own watcher of one folder, on which Chokidar stands, does no such thing.
 */
const LARGE = 500;

export function createFolderEvents(use: FolderUse): FolderEvents {
  const open = new Set<string>();
  const direct = createDirectWatch(use);
  const chokidar = createChokidarWatch(use);
  const close = (folder: string): void => {
    open.delete(folder);
    direct.remove(folder);
    chokidar.remove(folder);
  };
  return {
    set: (folders) => {
      for (const folder of open) if (!folders.has(folder)) close(folder);
      for (const folder of folders) {
        if (open.has(folder)) continue;
        open.add(folder);
        if (sizeOf(folder) > LARGE) direct.add(folder);
        else chokidar.add(folder);
      }
    },
    reopen: (folder) => {
      close(folder);
      open.add(folder);
      // Chokidar may still be at work on the folder that was, and would then close the new one.
      direct.add(folder);
    },
    close: async () => {
      for (const folder of open) direct.remove(folder);
      open.clear();
      await chokidar.close();
    },
  };
}

interface Backend {
  readonly add: (folder: string) => void;
  readonly remove: (folder: string) => void;
}

function createDirectWatch({ hint, trouble }: FolderUse): Backend {
  const watchers = new Map<string, NodeWatcher>();
  return {
    add: (folder) => {
      try {
        const watcher = watchNode(folder, (_, name) => {
          hint(folder, name ?? undefined);
        });
        // That the folder is gone, an error on some systems, is seen by whoever needs it.
        watcher.on('error', () => {
          hint(folder, undefined);
        });
        watchers.set(folder, watcher);
      } catch (error) {
        trouble(error);
      }
    },
    remove: (folder) => {
      watchers.get(folder)?.close();
      watchers.delete(folder);
    },
  };
}

/** Loads the library for the first folder: no other command but those that watch needs it. */
function createChokidarWatch({
  hint,
  trouble,
}: FolderUse): Backend & { readonly close: () => Promise<void> } {
  /** With `/`, whatever the system writes: that is how Chokidar asks. */
  const given = new Set<string>();
  const waiting = new Set<string>();
  let watcher: Promise<FSWatcher> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const load = async (): Promise<FSWatcher> => {
    const { watch } = await import('chokidar');
    // Each folder is given by itself, and of what is in it only the folders that were given too.
    const ignored = (path: string): boolean => !given.has(slashed(path));
    return watch([], { ignored, depth: 0, ignoreInitial: true, atomic: false })
      .on('error', trouble)
      .on('raw', (_, name, details) => {
        const folder = watchedPath(details);
        // Without it Chokidar polls, as its environment variables ask for, and the name is the folder's own.
        if (folder === undefined) hint(name, undefined);
        else hint(folder, name === '' ? undefined : name);
      });
  };

  const giveSome = (ready: FSWatcher): void => {
    // What is added to a closed watcher opens it.
    if (isClosed) return;
    const some = [...waiting].slice(0, PORTION);
    for (const folder of some) {
      waiting.delete(folder);
      given.add(slashed(folder));
    }
    ready.add(some);
    timer = waiting.size === 0 ? undefined : setTimeout(giveSome, PAUSE, ready);
  };

  return {
    add: (folder) => {
      waiting.add(folder);
      watcher ??= load();
      timer ??= setTimeout(() => void watcher?.then(giveSome).catch(trouble), 0);
    },
    remove: (folder) => {
      waiting.delete(folder);
      if (given.delete(slashed(folder))) void watcher?.then((ready) => ready.unwatch(folder)).catch(trouble);
    },
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      waiting.clear();
      // That it could not be loaded was told before.
      const loaded = await watcher?.catch(() => undefined);
      await loaded?.close();
    },
  };
}

const slashed = (path: string): string => path.replaceAll('\\', '/');

/** What Chokidar says of an event beside its name: the path that the system watches. */
const watchedPath = (details: unknown): string | undefined =>
  typeof details === 'object' &&
  details !== null &&
  'watchedPath' in details &&
  typeof details.watchedPath === 'string'
    ? details.watchedPath
    : undefined;

function sizeOf(folder: string): number {
  try {
    return readdirSync(folder).length;
  } catch {
    return 0;
  }
}
