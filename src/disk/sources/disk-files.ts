// The book's files on disk, as builds see them.
import { writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { hashBytes } from '../../core/hash.ts';
import type { BookPath } from '../../core/path.ts';
import type { NoSource, Source } from '../../core/source.ts';
import { createFolder } from '../create-folder.ts';
import { absolutePath } from './absolute-path.ts';
import { copiedFile } from './copied-file.ts';
import { createNames } from './exact-case.ts';
import { entriesHash, entriesOf } from './folder-entries.ts';
import { type Listing, listFiles } from './list-files.ts';
import { exists as isThere } from './open-file.ts';
import { type OutsideFiles, createOutsideFiles } from './outside-files.ts';
import { type Reader, createReader } from './read-source.ts';
import { futurePathOf } from './real-path.ts';
import type { StatCache } from './stat-cache.ts';
import { emptySubmodules } from './submodules.ts';
import type { BookFiles, ListedFile } from '../../core/book-files.ts';
import type { DiskTrace } from '../trace/disk-trace.ts';
import { tracedFiles } from '../trace/traced-files.ts';

export interface DiskOptions {
  /** True to give no file outside the repository of the book. */
  readonly restrict: boolean;
  /** Gets all that is asked; absent if nothing is recorded. Restricted files are not. */
  readonly trace?: DiskTrace;
}

/** Stands for the content of all files that are not given. */
const RESTRICTED = hashBytes('none restricted');

/** The files below `root`, an absolute path. Each is read once, and again only after `invalidate`. */
export function diskFiles(
  root: string,
  statCache: StatCache,
  { restrict, trace }: DiskOptions = { restrict: false },
): BookFiles {
  const reader = createReader({ root, statCache });
  const requested = new Set<BookPath>();
  let names = createNames(root);
  const outside = createOutsideFiles(root, { restrict, trace });
  const { reading, exists } = guarded({ root, outside, requested });
  const files: BookFiles = {
    isRestricted: restrict,
    read: reading<Source>(reader.read, restricted),
    hash: reading(reader.hashOf, () => RESTRICTED),
    bytes: reading((path) => bytesOf(reader, path), nothing),
    copied: (path) => (outside.allows(path) ? copiedFile(root, path) : restricted(path)),
    exists,
    namesIn: reading(
      (folder) => names.list(folder),
      () => [],
    ),
    list: (folder, skip) => {
      if (!outside.allows(folder)) return [];
      const { isAllowed } = outside;
      const listed = list({ root, folder, ignore: (path) => skip(path), isAllowed }, trace);
      for (const entry of listed)
        if (entry.outside || entry.kind === 'restricted') outside.allows(entry.path);
      return listed;
    },
    outside: () => outside.found,
    create: (path, text) => {
      if (!outside.isAllowed(path)) return false;
      // It was recorded as missing.
      reader.forget([path]);
      // Git would refuse to check out a submodule into a folder with files.
      if (emptySubmodules(root).some(({ folder }) => path.startsWith(`${folder}/`))) return false;
      return createFile(resolve(root, path), text);
    },
    requestedPaths: () => requested,
    invalidate: (paths) => {
      const gone = [...paths];
      reader.forget(gone);
      outside.forget(gone);
      names = createNames(root);
    },
  };
  if (restrict) trace?.giveUp();
  return trace && !restrict ? tracedFiles(files, trace, outside.isLink) : files;
}

function list(listing: Listing, trace: DiskTrace | undefined): readonly ListedFile[] {
  if (trace === undefined) return listFiles(listing);
  const { root, folder } = listing;
  const start = resolve(root, folder);
  for (const path of [root, start]) trace.note('folder', path, futurePathOf(path));
  // It is not entered if it doesn't exist.
  trace.note('entries', start, entriesHash(start, entriesOf(start)));
  return listFiles({
    ...listing,
    onFolder: (path, entries) => {
      trace.note('entries', path, entriesHash(path, entries));
    },
  });
}

interface Guard {
  readonly root: string;
  readonly outside: OutsideFiles;
  readonly requested: Set<BookPath>;
}

/** Ways to look at a path, each asking first whether that is allowed, and recording the path as requested. */
function guarded({ root, outside, requested }: Guard) {
  const reading =
    <T>(look: (path: BookPath) => T, refused: (path: BookPath) => T) =>
    (path: BookPath): T => {
      if (!outside.allows(path)) return refused(path);
      requested.add(path);
      return look(path);
    };
  const exists = (path: BookPath): boolean => {
    // Not noted: links ask for many paths.
    if (!outside.isAllowed(path)) return false;
    requested.add(path);
    return isThere(absolutePath(root, path));
  };
  return { reading, exists };
}

function bytesOf(reader: Reader, path: BookPath): Uint8Array | undefined {
  const found = reader.bytes(path);
  return found instanceof Uint8Array ? found : undefined;
}

const nothing = (): undefined => undefined;

const restricted = (path: BookPath): NoSource => ({ kind: 'none', path, why: 'restricted' });

/** Creates a file and its folders. False if it exists or cannot be written. */
function createFile(path: string, text: string): boolean {
  try {
    createFolder(dirname(path));
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}
