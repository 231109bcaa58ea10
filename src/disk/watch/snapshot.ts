// Snapshot of watched files, compared with the disk one path at a time.
import { resolve } from 'node:path';
import type { Hash } from '../../core/hash.ts';
import type { BookPath } from '../../core/path.ts';
import { type FileState, type NoFile, stateOf } from '../sources/open-file.ts';
import { createReader } from '../sources/read-source.ts';
import type { StatCache } from '../sources/stat-cache.ts';

/**
 * `changed`: it has other content, or appeared, or disappeared. `unsettled`: it disappeared or became empty, as in the
 * middle of many editors' saves, and should be compared again a little later.
 */
export type Difference = 'none' | 'changed' | 'unsettled';

export interface Snapshot {
  /** Sets the files that were read or looked for, each with the hash that it had; returns those that weren't before. */
  readonly setRead: (files: ReadonlyMap<BookPath, Hash>) => readonly BookPath[];
  /** Sets the files that watched folders contain, as they are now. */
  readonly setListed: (files: ReadonlySet<BookPath>) => void;
  /** Updates the files that watched folders contain; returns those that appeared or disappeared. */
  readonly updateListed: (files: ReadonlySet<BookPath>) => readonly BookPath[];
  /** Compares a file with the disk, and remembers what is there now. Nothing is `unsettled` after waiting. */
  readonly compare: (path: BookPath, hasWaited: boolean) => Difference;
  readonly has: (path: BookPath) => boolean;
  readonly isListed: (path: BookPath) => boolean;
  readonly paths: () => readonly BookPath[];
  /** Files that were looked for and don't exist. */
  readonly missing: () => readonly BookPath[];
}

export interface SnapshotOptions {
  /** The book's root: an absolute path. */
  readonly root: string;
  /** Shared with the reader of the book, so that files aren't read twice. */
  readonly statCache: StatCache;
}

interface SeenFile {
  readonly exists: boolean;
  /** From its state on disk, or from the reason why it can't be read. */
  readonly stamp: string;
  readonly size: number;
  /** Absent until the file is read: any other state then counts as a change. */
  readonly hash: Hash | undefined;
  /** True if an equal stamp means equal content, which it doesn't right after a change: see {@link StatCache}. */
  readonly isSure: boolean;
}

/** Larger files are not read: a new state counts as new content. Bytes. */
const MAX_READ = 64 * 1024 * 1024;
const unseen: SeenFile = { exists: false, stamp: '', size: 0, hash: undefined, isSure: false };

export function createSnapshot(options: SnapshotOptions): Snapshot {
  const { peek, read, look } = createDisk(options);
  const seen = new Map<BookPath, SeenFile>();
  let asked: ReadonlyMap<BookPath, Hash> = new Map();
  let listed: ReadonlySet<BookPath> = new Set();
  const prune = (paths: Iterable<BookPath>): void => {
    for (const path of paths) if (!asked.has(path) && !listed.has(path)) seen.delete(path);
  };
  return {
    setRead: (files) => {
      const before = asked;
      asked = files;
      const added = [...files].filter(([path]) => !before.has(path));
      for (const [path, hash] of added)
        if (seen.get(path)?.hash === undefined) seen.set(path, withHash(peek(path), hash));
      prune(before.keys());
      return added.map(([path]) => path);
    },
    setListed: (files) => {
      const before = listed;
      listed = files;
      for (const path of files) if (!seen.has(path)) seen.set(path, peek(path));
      prune(before);
    },
    updateListed: (files) => {
      const added = [...files].filter((path) => !seen.has(path));
      const removed = [...listed].filter((path) => !files.has(path));
      for (const path of added) seen.set(path, unseen);
      listed = files;
      return [...added, ...removed];
    },
    compare: (path, hasWaited) => {
      const last = seen.get(path);
      if (last === undefined) return 'none';
      const state = look(path);
      const { stamp, size } = stampOf(state);
      if (last.isSure && stamp === last.stamp) return 'none';
      if (!hasWaited && size === 0 && last.size > 0) return 'unsettled';
      const now = read(path, state);
      if (state.kind === 'none' && !asked.has(path)) seen.delete(path);
      else seen.set(path, now);
      return now.hash !== undefined && now.hash === last.hash ? 'none' : 'changed';
    },
    has: (path) => seen.has(path),
    isListed: (path) => listed.has(path),
    paths: () => [...seen.keys()],
    missing: () => [...seen].filter(([path, { exists }]) => !exists && asked.has(path)).map(([path]) => path),
  };
}

/** A file that had this hash when it was read: if it has another one now, the next comparison must read it. */
const withHash = (now: SeenFile, hash: Hash): SeenFile => ({ ...now, hash, isSure: now.hash === hash });

interface Disk {
  readonly look: (path: BookPath) => FileState | NoFile;
  /** The file as it is, with its hash only if that is known without reading. */
  readonly peek: (path: BookPath) => SeenFile;
  /** The file in the state that `look` found. */
  readonly read: (path: BookPath, state: FileState | NoFile) => SeenFile;
}

function createDisk({ root, statCache }: SnapshotOptions): Disk {
  const look = (path: BookPath): FileState | NoFile => stateOf(resolve(root, path));
  const currentHash = (path: BookPath): Hash => createReader({ root, statCache }).hashOf(path);
  const knownHash = (path: BookPath, state: FileState | NoFile): Hash | undefined =>
    state.kind === 'none' ? currentHash(path) : statCache.known(resolve(root, path), state.stat);
  return {
    look,
    peek: (path) => {
      const state = look(path);
      return { ...stampOf(state), hash: knownHash(path, state), isSure: true };
    },
    read: (path, state) => {
      if (state.kind === 'file' && state.stat.size > MAX_READ)
        return { ...stampOf(state), hash: undefined, isSure: true };
      const hash = currentHash(path);
      return { ...stampOf(state), hash, isSure: knownHash(path, state) !== undefined };
    },
  };
}

function stampOf(state: FileState | NoFile): Pick<SeenFile, 'exists' | 'stamp' | 'size'> {
  if (state.kind === 'none') return { exists: false, stamp: state.why, size: 0 };
  const { mtimeNs, ctimeNs, size, ino } = state.stat;
  return { exists: true, stamp: `${mtimeNs} ${ctimeNs} ${size} ${ino}`, size: Number(size) };
}
