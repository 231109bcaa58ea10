// Cache of content hashes by file state, so that unchanged files aren't read again.
import type { BigIntStats } from 'node:fs';
import { createHasher, type Hash } from '../../core/hash.ts';
import { type FileState, type NoFile, readParts, stateOf } from './open-file.ts';

/** Hashes by path, size, times and inode; can be persisted between runs. Paths are absolute. */
export interface StatCache {
  /** Hash of the file's content; reads the file only if its state differs from the cached one. */
  readonly hashOf: (path: string) => FileHash | NoFile;
  /** Cached hash of a file in this state; absent if it isn't certain. */
  readonly known: (path: string, stat: BigIntStats) => Hash | undefined;
  /** Records the hash of a file read in this state. `startedAt` is {@link StatCache.now} before the file was checked. */
  readonly note: (path: string, stat: BigIntStats, read: { hash: Hash; startedAt: number }) => void;
  /** State in which a file has this content, see {@link stateText}; absent if none is certain. */
  readonly stateWith: (path: string, hash: string) => string | undefined;
  /** Records the hash of a file that this program has just written. */
  readonly noteWritten: (path: string, hash: Hash) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Saves the cache if anything changed. */
  readonly save: () => void;
}

export interface FileHash {
  readonly kind: 'file';
  readonly hash: Hash;
  readonly size: number;
}

/** Persistent storage of the cache. Never throws. */
export interface StatKeeper {
  /** The last saved text; absent if there is none. */
  readonly load: () => string | undefined;
  readonly save: (text: string) => void;
}

/**
 * A file written twice within one tick of the file system clock changes without changing its times. So the hash of a
 * file that changed less than one tick before it was read isn't cached (Git's "racy" rule). FAT has the longest tick,
 * two seconds.
 */
const TICK_MS = 2000;

/**
 * Number of saves after which an unused entry is dropped. More than one, because some commands read only part of a
 * book.
 */
const FORGET_AFTER = 10;

interface CacheEntry {
  readonly state: string;
  readonly hash: Hash;
  /** Number of saves since its last use. */
  idle: number;
}

const nowhere: StatKeeper = { load: () => undefined, save: () => undefined };

/** A cache persisted by `keeper`; without one it lasts as long as the process. */
export function createStatCache(keeper: StatKeeper = nowhere, now: () => number = Date.now): StatCache {
  const files = parseFiles(keeper.load());
  let isNew = false;
  const known = (path: string, stat: BigIntStats): Hash | undefined => {
    const file = files.get(path);
    if (file?.state !== stateText(stat)) return undefined;
    file.idle = 0;
    return file.hash;
  };
  const keep = (path: string, stat: BigIntStats, hash: Hash): void => {
    files.set(path, { state: stateText(stat), hash, idle: 0 });
    isNew = true;
  };
  const note: StatCache['note'] = (path, stat, { hash, startedAt }) => {
    if (changedAt(stat) + TICK_MS < startedAt) keep(path, stat, hash);
  };
  return {
    hashOf(path) {
      const startedAt = now();
      const state = stateOf(path);
      if (state.kind === 'none') return state;
      const hash = known(path, state.stat);
      if (hash !== undefined) return { kind: 'file', hash, size: Number(state.stat.size) };
      const read = hashFile(path);
      if (read.kind === 'file') note(path, read.stat, { hash: read.hash, startedAt });
      return read;
    },
    known,
    stateWith: (path, hash) => {
      const file = files.get(path);
      return file?.hash === hash ? file.state : undefined;
    },
    note,
    noteWritten(path, hash) {
      const state = stateOf(path);
      if (state.kind === 'file') keep(path, state.stat, hash);
    },
    now,
    save() {
      if (!isNew) return;
      for (const [path, file] of files) if (++file.idle > FORGET_AFTER) files.delete(path);
      keeper.save(renderFiles(files));
      isNew = false;
    },
  };
}

function hashFile(path: string): (FileHash & FileState) | NoFile {
  const hasher = createHasher();
  let size = 0;
  const state = readParts(path, (part) => {
    size += part.length;
    hasher.add(part);
    return 'more';
  });
  return state.kind === 'none' ? state : { ...state, hash: hasher.hash(), size };
}

/** When content or name last changed, whichever is later: tools can set the modification time back. */
const changedAt = ({ mtimeNs, ctimeNs }: BigIntStats): number =>
  Math.max(Number(mtimeNs), Number(ctimeNs)) / 1e6;

/** State of a file: its times, size and inode. */
export const stateText = (stat: BigIntStats): string =>
  `${stat.mtimeNs} ${stat.ctimeNs} ${stat.size} ${stat.ino}`;

const FORMAT = 'build-book files 1';

const renderFiles = (files: ReadonlyMap<string, CacheEntry>): string =>
  JSON.stringify([FORMAT, ...[...files].map(([path, { state, hash, idle }]) => [path, state, hash, idle])]);

/** Parses the output of {@link renderFiles}; empty for any other text. */
function parseFiles(text: string | undefined): Map<string, CacheEntry> {
  const files = new Map<string, CacheEntry>();
  const rows = text === undefined ? [] : parseRows(text);
  if (rows[0] !== FORMAT) return files;
  for (const row of rows.slice(1)) {
    if (!Array.isArray(row)) continue;
    const [path, state, hash, idle] = row as readonly unknown[];
    if (typeof path !== 'string' || typeof state !== 'string') continue;
    if (typeof hash !== 'string' || typeof idle !== 'number') continue;
    files.set(path, { state, hash: hash as Hash, idle });
  }
  return files;
}

function parseRows(text: string): readonly unknown[] {
  try {
    const rows: unknown = JSON.parse(text);
    return Array.isArray(rows) ? rows : [];
  } catch {
    return [];
  }
}
