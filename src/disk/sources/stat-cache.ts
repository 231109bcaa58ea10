// Cache of content hashes by file state, so that an unchanged file is not read again.
import type { BigIntStats } from 'node:fs';
import { createHasher, type Hash } from '../../core/hash.ts';
import { type FileState, type NoFile, readParts, stateOf } from './open-file.ts';

/** Hashes of files by path, size, times and inode, which may be kept between runs. Paths are absolute. */
export interface StatCache {
  /** The hash of the file's content, read only if its state is not the one that the cache knows. */
  readonly hashOf: (path: string) => FileHash | NoFile;
  /** The hash of a file in this state; absent when it is not known for sure. */
  readonly known: (path: string, stat: BigIntStats) => Hash | undefined;
  /** Notes the hash of what was read in this state; `since` is {@link StatCache.now} from before it was looked at. */
  readonly note: (path: string, stat: BigIntStats, read: { hash: Hash; since: number }) => void;
  /** Notes the hash of a file that this program has just written and put in place. */
  readonly noteWritten: (path: string, hash: Hash) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Hands what is known to the keeper, if anything is new. */
  readonly save: () => void;
}

export interface FileHash {
  readonly kind: 'file';
  readonly hash: Hash;
  readonly size: number;
}

/** Where the cache is kept between runs. Neither throws. */
export interface StatKeeper {
  /** What was last saved; absent when there is nothing. */
  readonly load: () => string | undefined;
  readonly save: (text: string) => void;
}

/**
 * A file may change without changing its times when it is written twice within one tick of the file system's clock.
 * So the hash of a file that was changed less than this before it was read is not kept (git's "racy" rule). Two seconds
 * are the longest tick there is, FAT's.
 */
const TICK_MS = 2000;

/** The saves in which nobody asked for a file until it is forgotten: commands that read only a part must not empty the cache. */
const FORGET_AFTER = 10;

interface Known {
  readonly state: string;
  readonly hash: Hash;
  /** How many saves have passed since it was last asked for. */
  idle: number;
}

const nowhere: StatKeeper = { load: () => undefined, save: () => undefined };

/** A cache that `keeper` keeps; without one it lasts as long as the program. */
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
  const note: StatCache['note'] = (path, stat, { hash, since }) => {
    if (changedAt(stat) + TICK_MS < since) keep(path, stat, hash);
  };
  return {
    hashOf(path) {
      const since = now();
      const state = stateOf(path);
      if (state.kind === 'none') return state;
      const hash = known(path, state.stat);
      if (hash !== undefined) return { kind: 'file', hash, size: Number(state.stat.size) };
      const read = hashFile(path);
      if (read.kind === 'file') note(path, read.stat, { hash: read.hash, since });
      return read;
    },
    known,
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

/** When content or name last changed, whichever is later: a tool may set the time of the content back. */
const changedAt = ({ mtimeNs, ctimeNs }: BigIntStats): number =>
  Math.max(Number(mtimeNs), Number(ctimeNs)) / 1e6;

const stateText = (stat: BigIntStats): string => `${stat.mtimeNs} ${stat.ctimeNs} ${stat.size} ${stat.ino}`;

const FORMAT = 'build-book files 1';

const renderFiles = (files: ReadonlyMap<string, Known>): string =>
  JSON.stringify([FORMAT, ...[...files].map(([path, { state, hash, idle }]) => [path, state, hash, idle])]);

/** What {@link renderFiles} wrote; nothing for any other text. */
function parseFiles(text: string | undefined): Map<string, Known> {
  const files = new Map<string, Known>();
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
