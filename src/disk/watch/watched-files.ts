// What is known of each watched file -> whether its content is another one now. What events say is only a hint.
import { resolve } from 'node:path';
import type { Hash } from '../../core/hash.ts';
import type { BookPath } from '../../core/path.ts';
import { type FileState, type NoFile, stateOf } from '../sources/open-file.ts';
import { createReader } from '../sources/read-source.ts';
import type { StatCache } from '../sources/stat-cache.ts';

/**
 * `moved`: it is there and was not, or the other way round. `unsettled`: it is gone or empty and was not, as in the
 * middle of many an editor's save; it counts as it is once it was given the time to come back.
 */
export type Verdict = 'same' | 'changed' | 'moved' | 'unsettled';
export type Patience = 'first-look' | 'waited';

export interface WatchedFiles {
  /** Exactly these were asked for, each with the hash that it gave. Answers whether other files are known now. */
  readonly ask: (files: ReadonlyMap<BookPath, Hash>) => boolean;
  /** A file that a watched folder holds: from the beginning, or since now, in which case it is a change. */
  readonly list: (path: BookPath, since: 'the beginning' | 'now') => void;
  /** The folder that holds it is no longer watched for what it holds. */
  readonly unlist: (path: BookPath) => void;
  readonly isListed: (path: BookPath) => boolean;
  readonly inspect: (path: BookPath, patience: Patience) => Verdict;
  readonly paths: () => readonly BookPath[];
  /** Those that were asked for and are not there. */
  readonly missing: () => readonly BookPath[];
}

export interface WatchedFilesOptions {
  /** The book's root: an absolute path. */
  readonly root: string;
  readonly statCache: StatCache;
}

interface Known {
  /** Of the state on disk; empty before the first look. */
  readonly stamp: string;
  /** Absent while nobody has read the file: any other state is then taken for a change. */
  readonly hash: Hash | undefined;
  /** True if an equal stamp means equal content. Of what was changed just now it does not: see {@link StatCache}. */
  readonly isSure: boolean;
  readonly size: number;
  readonly isAsked: boolean;
  readonly isListed: boolean;
}

/** Larger files are not read to see whether a new state has new content. */
const TO_READ = 64 * 1024 * 1024;
const unseen: Known = { stamp: '', hash: undefined, isSure: false, size: 0, isAsked: false, isListed: false };

export function createWatchedFiles(options: WatchedFilesOptions): WatchedFiles {
  const disk = createDisk(options);
  const files = new Map<BookPath, Known>();
  const set = (path: BookPath, fields: Partial<Known>): void => {
    files.set(path, { ...(files.get(path) ?? unseen), ...fields });
  };
  return {
    ask: (asked) => {
      const gone = [...files].filter(([path, file]) => file.isAsked && !asked.has(path));
      const fresh = [...asked].filter(([path]) => files.get(path)?.isAsked !== true);
      for (const [path, file] of gone) {
        if (file.isListed) set(path, { isAsked: false });
        else files.delete(path);
      }
      for (const [path, hash] of fresh)
        set(path, { ...askedFor(path, hash, files.get(path)), isAsked: true });
      return gone.length + fresh.length > 0;
    },
    list: (path, since) => {
      const isFirst = !files.has(path) && since === 'the beginning';
      set(path, { isListed: true, ...(isFirst ? disk.found(path) : {}) });
    },
    unlist: (path) => {
      if (files.get(path)?.isAsked === true) set(path, { isListed: false });
      else files.delete(path);
    },
    isListed: (path) => files.get(path)?.isListed === true,
    inspect: (path, patience) => {
      const file = files.get(path);
      if (file === undefined) return 'same';
      const state = disk.look(path);
      const { stamp, size } = stateFields(state);
      if (file.isSure && stamp === file.stamp) return 'same';
      if (patience === 'first-look' && size === 0 && file.size > 0) return 'unsettled';
      const now = disk.read(path, state);
      if (state.kind === 'none' && !file.isAsked) files.delete(path);
      else set(path, now);
      if (now.hash !== undefined && now.hash === file.hash) return 'same';
      return (state.kind === 'none') === isThere(file) ? 'moved' : 'changed';
    },
    paths: () => [...files.keys()],
    missing: () => [...files].filter(([, file]) => file.isAsked && !isThere(file)).map(([path]) => path),
  };

  function askedFor(path: BookPath, hash: Hash, file: Known | undefined): Partial<Known> {
    if (file?.hash !== undefined) return {};
    const found = disk.found(path);
    // Sure only if what is there now is what was read; else the next look reads it.
    return { ...found, hash, isSure: found.hash === hash };
  }
}

type Seen = Pick<Known, 'stamp' | 'size' | 'hash' | 'isSure'>;

interface Disk {
  readonly look: (path: BookPath) => FileState | NoFile;
  /** A file as it is, its hash only if that is known without reading. */
  readonly found: (path: BookPath) => Seen;
  /** A file in a new state, with its hash. */
  readonly read: (path: BookPath, state: FileState | NoFile) => Seen;
}

function createDisk({ root, statCache }: WatchedFilesOptions): Disk {
  const look = (path: BookPath): FileState | NoFile => stateOf(resolve(root, path));
  const hashNow = (path: BookPath): Hash => createReader({ root, statCache }).hashOf(path);
  const hashIfSure = (path: BookPath, state: FileState | NoFile): Hash | undefined =>
    state.kind === 'none' ? hashNow(path) : statCache.known(resolve(root, path), state.stat);
  return {
    look,
    found: (path) => {
      const state = look(path);
      return { ...stateFields(state), hash: hashIfSure(path, state), isSure: true };
    },
    read: (path, state) => {
      if (state.kind === 'file' && state.stat.size > TO_READ) {
        return { ...stateFields(state), hash: undefined, isSure: true };
      }
      const hash = hashNow(path);
      return { ...stateFields(state), hash, isSure: hashIfSure(path, state) !== undefined };
    },
  };
}

function stateFields(state: FileState | NoFile): Pick<Known, 'stamp' | 'size'> {
  if (state.kind === 'none') return { stamp: state.why, size: 0 };
  const { mtimeNs, ctimeNs, size, ino } = state.stat;
  return { stamp: `${mtimeNs} ${ctimeNs} ${size} ${ino}`, size: Number(size) };
}

/** The stamp of what is not there is a word. */
const isThere = ({ stamp }: Known): boolean => /^\d/.test(stamp);
