// Keeps the list of what is in the watched folders, and of the folders in which events matter.
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Hash } from '../../core/hash.ts';
import { type BookPath, folderOf } from '../../core/path.ts';
import { type Pause, type SlicedWork, runSliced, runToEnd } from '../../core/time-slices.ts';
import { type FolderTree, existingFolders, listTree } from './folder-tree.ts';
import { createIgnored } from './ignored.ts';
import type { Snapshot } from './snapshot.ts';

/** What a book is made from. */
export interface Watched {
  /** Every file that was read or looked for, with the hash that it had; a file that doesn't exist has one too. */
  readonly files: ReadonlyMap<BookPath, Hash>;
  /** Folders whose files all matter, new ones too, at any depth. They need not exist. */
  readonly folders: readonly BookPath[];
  /** Never listed: where the site is written to. */
  readonly ignored: readonly BookPath[];
}

export interface Scanner {
  /** Watches exactly this from now on. */
  readonly watch: (watched: Watched) => void;
  /** Lists the folders again, to find files that appeared or disappeared and folders that were replaced. */
  readonly scan: () => void;
  /** The same in time slices. */
  readonly scanSliced: (pause: Pause) => Promise<void>;
}

export interface ScannerTools {
  /** Compares files with the disk, and queues those that changed. */
  readonly compare: (paths: Iterable<BookPath>) => void;
  /** Sets the folders in which events matter, each with what identifies it. */
  readonly setFolders: (folders: ReadonlyMap<string, string>) => void;
}

/** What is in the watched folders, and the folders in which events matter. */
interface Listing {
  readonly tree: FolderTree;
  readonly folders: ReadonlyMap<string, string>;
}

export function createScanner(
  root: string,
  snapshot: Snapshot,
  { compare, setFolders }: ScannerTools,
): Scanner {
  let trees: readonly BookPath[] = [];
  let outputs: readonly BookPath[] = [];
  let isIgnored: (path: BookPath) => boolean = () => false;
  let treeFolders: ReadonlySet<BookPath> = new Set();
  const folders = createFolderSet(setFolders);
  // Counts what makes a listing that was begun before useless.
  let round = 0;

  const parts = (): ListParts => ({ root, trees, snapshot, isIgnored });
  const use = ({ tree, folders: now }: Listing): void => {
    round++;
    treeFolders = tree.folders;
    compare(snapshot.updateListed(tree.files));
    // No event was sent for what happened in the folder that replaced another.
    if (folders.set(now)) compare(snapshot.paths());
  };
  return {
    watch: (watched) => {
      const isSameTrees = isDeepStrictEqual([trees, outputs], [watched.folders, watched.ignored]);
      const added = snapshot.setRead(watched.files);
      round++;
      if (!isSameTrees) {
        if (trees.length > 0) use(runToEnd(list(parts())));
        trees = watched.folders;
        outputs = watched.ignored;
        isIgnored = createIgnored(root, outputs);
        const tree = runToEnd(listTree(root, trees, isIgnored));
        treeFolders = tree.folders;
        snapshot.setListed(tree.files);
      }
      if (isSameTrees) folders.add(runToEnd(foldersOf(root, new Set(added.map(folderOf)))));
      else folders.set(runToEnd(findFolders(parts(), treeFolders)));
    },
    scan: () => {
      use(runToEnd(list(parts())));
    },
    scanSliced: async (pause) => {
      const before = round;
      const listing = await runSliced(list(parts()), pause);
      if (listing !== undefined && round === before) use(listing);
    },
  };
}

interface FolderSet {
  /** True if one of the folders that were watched is gone or another one. */
  readonly set: (folders: ReadonlyMap<string, string>) => boolean;
  /** Leaves those in which nothing is read any more to the next listing: finding them takes as long as it. */
  readonly add: (folders: ReadonlyMap<string, string>) => void;
}

function createFolderSet(setFolders: ScannerTools['setFolders']): FolderSet {
  let folders: ReadonlyMap<string, string> = new Map();
  const set = (now: ReadonlyMap<string, string>): boolean => {
    const before = folders;
    folders = now;
    setFolders(folders);
    return [...before].some(([folder, id]) => folders.get(folder) !== id);
  };
  return {
    set,
    add: (more) => {
      if (more.size > 0) set(new Map([...folders, ...more]));
    },
  };
}

interface ListParts {
  readonly root: string;
  readonly trees: readonly BookPath[];
  readonly snapshot: Snapshot;
  readonly isIgnored: (path: BookPath) => boolean;
}

function* list({ isIgnored, ...parts }: ListParts): SlicedWork<Listing> {
  const { root, trees, snapshot } = parts;
  const tree = yield* listTree(root, trees, (path) => !snapshot.isListed(path) && isIgnored(path));
  return { tree, folders: yield* findFolders(parts, tree.folders) };
}

function* findFolders(
  { root, trees, snapshot }: Omit<ListParts, 'isIgnored'>,
  inTrees: Iterable<BookPath>,
): SlicedWork<ReadonlyMap<string, string>> {
  // Of a file or folder that is missing, the nearest folder that exists.
  const wanted = new Set([...inTrees, ...trees, ...snapshot.paths().map(folderOf)]);
  return yield* foldersOf(root, wanted);
}

const foldersOf = (root: string, paths: ReadonlySet<BookPath>): SlicedWork<ReadonlyMap<string, string>> =>
  existingFolders([...paths].map((path) => resolve(root, path)));
