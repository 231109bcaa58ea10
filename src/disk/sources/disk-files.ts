// The book's files on disk, as builds see them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { BookPath } from '../../core/path.ts';
import { copiedFile } from './copied-file.ts';
import { createNames } from './exact-case.ts';
import { listFiles } from './list-files.ts';
import { stateOf } from './open-file.ts';
import { createOutsideFiles } from './outside-files.ts';
import { createReader } from './read-source.ts';
import type { StatCache } from './stat-cache.ts';
import type { BookFiles } from '../../core/book-files.ts';

/** The files below `root`, an absolute path. Each is read once, and again only after `invalidate`. */
export function diskFiles(root: string, statCache: StatCache): BookFiles {
  const reader = createReader({ root, statCache });
  const requested = new Set<BookPath>();
  let names = createNames(root);
  const outside = createOutsideFiles(root);
  const noting =
    <T>(look: (path: BookPath) => T) =>
    (path: BookPath): T => {
      requested.add(path);
      return look(path);
    };
  const reading =
    <T>(look: (path: BookPath) => T) =>
    (path: BookPath): T => {
      outside.note(path);
      return noting(look)(path);
    };
  return {
    read: reading(reader.read),
    hash: reading(reader.hashOf),
    bytes: reading((path) => {
      const found = reader.bytes(path);
      return found instanceof Uint8Array ? found : undefined;
    }),
    copied: (path) => copiedFile(root, path),
    exists: noting((path) => {
      const state = stateOf(resolve(root, path));
      return state.kind === 'file' || state.why !== 'missing';
    }),
    namesIn: noting((folder) => names.list(folder)),
    list: (folder, skip) => {
      const listed = listFiles({ root, folder, ignore: (path) => skip(path) });
      for (const entry of listed) if (entry.outside) outside.note(entry.path);
      return listed;
    },
    outside: () => outside.found,
    create: (path, text) => {
      // It was recorded as missing.
      reader.forget([path]);
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
}

/** Creates a file and its folders. False if it exists or cannot be written. */
function createFile(path: string, text: string): boolean {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}
