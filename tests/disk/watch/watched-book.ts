// A book on disk, a watcher of it, and a reader that does what a rebuild does: it reads again what it is told changed.
import { readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect } from 'vitest';
import type { Hash } from '../../../src/core/hash.ts';
import { type BookPath, bookPath } from '../../../src/core/path.ts';
import { createReader } from '../../../src/disk/sources/read-source.ts';
import { createStatCache } from '../../../src/disk/sources/stat-cache.ts';
import { type Watcher, type WatcherKind, createWatcher } from '../../../src/disk/watch/watcher.ts';
import { tempFolder, writeIn } from '../../helpers/temp-folder.ts';

export interface WatchedBook {
  readonly root: string;
  /** Every path that was reported, in order; a path as often as it was. */
  readonly reported: readonly string[];
  readonly batches: readonly (readonly string[])[];
  /** What the reader has read last, by path; of files that are there. */
  readonly read: ReadonlyMap<string, string>;
  readonly write: (path: string, text: string) => void;
  readonly remove: (path: string) => void;
  readonly move: (from: string, to: string) => void;
  readonly touch: (path: string) => void;
  /** What is on disk in the folder `src`, by path. */
  readonly onDisk: () => ReadonlyMap<string, string>;
  /** Resolves when these were reported since the last call, and fails if anything else was. */
  readonly expectReported: (...paths: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface WatchedBookOptions {
  readonly files: Readonly<Record<string, string>>;
  /** Files that were read or looked for; those in `files` if absent. */
  readonly asked?: readonly string[];
  readonly kind?: WatcherKind;
  readonly folders?: readonly string[];
  readonly ignored?: readonly string[];
  /** Between the first reading and the watching. */
  readonly afterReading?: (write: WatchedBook['write']) => void;
  /** Held up by this, as by a rebuild that takes its time. */
  readonly rebuild?: () => Promise<void>;
  /** Set when `rebuild` is to fail, which otherwise fails the test. */
  readonly failing?: true;
}

export function watchBook(options: WatchedBookOptions): WatchedBook {
  const root = tempFolder(options.files);
  const write = (path: string, text: string): void => {
    writeIn(root, path, text);
  };
  const statCache = createStatCache();
  const reported: string[] = [];
  const batches: string[][] = [];
  const read = new Map<string, string>();
  const faults: unknown[] = [];
  const readAgain = (paths: readonly string[]): void => {
    for (const path of paths) {
      const source = createReader({ root, statCache }).read(bookPath(path));
      if (source.kind === 'file') read.set(path, source.text);
      else read.delete(path);
    }
  };
  const watcher: Watcher = createWatcher({
    root,
    statCache,
    kind: options.kind,
    onChange: async (paths) => {
      batches.push([...paths]);
      reported.push(...paths);
      readAgain(paths);
      await options.rebuild?.();
    },
    onTrouble: (trouble) => faults.push(trouble),
    onFault: (fault) => faults.push(fault),
  });
  const asked = (options.asked ?? Object.keys(options.files)).map(bookPath);
  readAgain(asked);
  const reader = createReader({ root, statCache });
  const hashes = new Map<BookPath, Hash>(asked.map((path) => [path, reader.hashOf(path)]));
  options.afterReading?.(write);
  watcher.watch({
    files: hashes,
    folders: (options.folders ?? []).map(bookPath),
    ignored: (options.ignored ?? []).map(bookPath),
  });
  let seen = 0;
  return {
    root,
    reported,
    batches,
    read,
    write,
    remove: (path) => {
      rmSync(join(root, path), { recursive: true });
    },
    move: (from, to) => {
      renameSync(join(root, from), join(root, to));
    },
    touch: (path) => {
      const now = new Date();
      utimesSync(join(root, path), now, now);
    },
    onDisk: () =>
      new Map(
        filesUnder(join(root, 'src')).map((path) => [relative(root, path), readFileSync(path, 'utf8')]),
      ),
    expectReported: async (...paths) => {
      await expect.poll(() => reported.slice(seen).toSorted()).toEqual([...paths].sort());
      seen = reported.length;
    },
    close: async () => {
      await watcher.close();
      if (options.failing === undefined) expect(faults).toEqual([]);
    },
  };
}

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
