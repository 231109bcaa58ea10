// File system events of a set of folders.
import { type FSWatcher as NodeWatcher, readdirSync, watch as watchNode } from 'node:fs';
import type { FSWatcher } from 'chokidar';

export interface FolderEventHandlers {
  /** Something happened in a folder; `name` is absent where the system doesn't say to what. */
  readonly onEvent: (folder: string, name: string | undefined) => void;
  /** The system cannot watch, or not that many folders. */
  readonly onTrouble: (error: unknown) => void;
}

export interface FolderEvents {
  /**
   * Watches exactly these folders from now on: absolute paths, each with what identifies it. A folder that was replaced
   * by another under the same path has to be watched again.
   */
  readonly set: (folders: ReadonlyMap<string, string>) => void;
  readonly close: () => Promise<void>;
}

/**
 * Chokidar lists a folder again at each event in it, which takes 80 ms for 5,000 files, and for 100 a tenth of the time
 * from a save to the new page. Node's own watcher of a folder, which Chokidar uses, doesn't.
 */
const LARGE = 50;

/**
 * Chokidar also lists each folder that is added. With 700 folders of included files, that was a fifth of what `serve` does
 * until a book of 112 chapters can be searched.
 */
const MANY = 64;

export function createFolderEvents(handlers: FolderEventHandlers): FolderEvents {
  const open = new Map<string, string>();
  const direct = createNodeWatch(handlers);
  const chokidar = createChokidarWatch(handlers);
  return {
    set: (folders) => {
      const replaced = new Set<string>();
      for (const [folder, id] of open) {
        if (folders.get(folder) === id) continue;
        if (folders.has(folder)) replaced.add(folder);
        open.delete(folder);
        direct.remove(folder);
        chokidar.remove(folder);
      }
      for (const [folder, id] of folders) {
        if (open.has(folder)) continue;
        open.set(folder, id);
        // Chokidar may still be removing the folder that was replaced, and would then stop watching the new one.
        if (replaced.has(folder) || chokidar.size() >= MANY || sizeOf(folder) > LARGE) direct.add(folder);
        else chokidar.add(folder);
      }
    },
    close: async () => {
      for (const folder of open.keys()) direct.remove(folder);
      open.clear();
      await chokidar.close();
    },
  };
}

interface Backend {
  readonly add: (folder: string) => void;
  readonly remove: (folder: string) => void;
}

interface ChokidarBackend extends Backend {
  /** Number of folders that are watched or will be. */
  readonly size: () => number;
  readonly close: () => Promise<void>;
}

function createNodeWatch({ onEvent, onTrouble }: FolderEventHandlers): Backend {
  const watchers = new Map<string, NodeWatcher>();
  return {
    add: (folder) => {
      try {
        const watcher = watchNode(folder, (_, name) => {
          onEvent(folder, name ?? undefined);
        });
        // On some systems a folder that disappears is an error.
        watcher.on('error', () => {
          onEvent(folder, undefined);
        });
        watchers.set(folder, watcher);
      } catch (error) {
        onTrouble(error);
      }
    },
    remove: (folder) => {
      watchers.get(folder)?.close();
      watchers.delete(folder);
    },
  };
}

/** Milliseconds between two portions of folders, each of which Chokidar lists, so that requests are answered in between. */
const PAUSE = 5;
const PORTION = 32;

/** Loads Chokidar for the first folder: only commands that watch need it. */
function createChokidarWatch({ onEvent, onTrouble }: FolderEventHandlers): ChokidarBackend {
  /** With `/` on every system, as in Chokidar's questions. */
  const added = new Set<string>();
  const waiting = new Set<string>();
  let watcher: Promise<FSWatcher> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const load = async (): Promise<FSWatcher> => {
    const { watch } = await import('chokidar');
    // Each folder is added by itself: nothing in it is watched unless it was added too.
    const ignored = (path: string): boolean => !added.has(slashed(path));
    return watch([], { ignored, depth: 0, ignoreInitial: true, atomic: false })
      .on('error', onTrouble)
      .on('raw', (_, name, details) => {
        const folder = watchedPath(details);
        // Absent when Chokidar polls because of an environment variable; the name is then that of the folder.
        if (folder === undefined) onEvent(name, undefined);
        else onEvent(folder, name === '' ? undefined : name);
      });
  };

  const addPortion = (ready: FSWatcher): void => {
    // Adding to a closed watcher would open it.
    if (isClosed) return;
    const portion = [...waiting].slice(0, PORTION);
    for (const folder of portion) {
      waiting.delete(folder);
      added.add(slashed(folder));
    }
    ready.add(portion);
    timer = waiting.size === 0 ? undefined : setTimeout(addPortion, PAUSE, ready);
  };

  return {
    add: (folder) => {
      waiting.add(folder);
      watcher ??= load();
      timer ??= setTimeout(() => void watcher?.then(addPortion).catch(onTrouble), 0);
    },
    remove: (folder) => {
      waiting.delete(folder);
      if (added.delete(slashed(folder)))
        void watcher?.then((ready) => ready.unwatch(folder)).catch(onTrouble);
    },
    size: () => added.size + waiting.size,
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      waiting.clear();
      // A failure to load was reported before.
      const loaded = await watcher?.catch(() => undefined);
      await loaded?.close();
    },
  };
}

const slashed = (path: string): string => path.replaceAll('\\', '/');

/** The path that the system watches, from the details of a raw event. */
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
