// A book's folder on disk -> what one build sees of it.
import { resolve } from 'node:path';
import { createFile } from '../fs/create-file.ts';
import { createNames } from '../fs/exact-case.ts';
import { listFiles } from '../fs/list-files.ts';
import { stateOf } from '../fs/open-file.ts';
import { createReader } from '../fs/read-source.ts';
import type { StatCache } from '../fs/stat-cache.ts';
import type { BookFiles } from './book-files.ts';

/** The files below `root`, an absolute path, as they are from now on. */
export function diskFiles(root: string, statCache: StatCache): BookFiles {
  const reader = createReader({ root, statCache });
  const names = createNames(root);
  return {
    read: reader.read,
    hash: reader.hashOf,
    bytes: (path) => {
      const found = reader.bytes(path);
      return found instanceof Uint8Array ? found : undefined;
    },
    exists: (path) => {
      const state = stateOf(resolve(root, path));
      return state.kind === 'file' || state.why !== 'missing';
    },
    namesIn: (folder) => names.list(folder),
    filesBelow: (folder, skip) =>
      listFiles({ root, folder, ignore: (path) => skip(path) })
        .filter(({ kind }) => kind === 'file')
        .map(({ path }) => path),
    create: (path, text) => createFile(resolve(root, path), text),
  };
}
