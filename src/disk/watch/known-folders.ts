// Folders whose contents matter -> whether each is still the one that it was, and what is in it.
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BookPath } from '../../core/path.ts';

/** `other-content`: names came or went. `another`: it was removed and made again, and who watched it watches nothing. */
export type FolderVerdict = 'same' | 'other-content' | 'another' | 'gone';

export interface KnownFolders {
  /** Notes a folder as it is now; false when there is none. */
  readonly add: (path: BookPath) => boolean;
  readonly has: (path: BookPath) => boolean;
  /** True when the folder is known, by whatever path: a link may lead back to where one is. */
  readonly hasSame: (path: BookPath) => boolean;
  readonly inspect: (path: BookPath) => FolderVerdict;
  /** Forgets all but these. */
  readonly keep: (paths: ReadonlySet<BookPath>) => void;
  readonly paths: () => readonly BookPath[];
}

interface FolderState {
  /** Of the folder itself, whatever is in it. */
  readonly id: string;
  /** Of the names in it. */
  readonly stamp: string;
}

export function createKnownFolders(root: string): KnownFolders {
  const states = new Map<BookPath, FolderState>();
  const look = (path: BookPath): FolderState | undefined => folderState(resolve(root, path));
  return {
    add: (path) => {
      const state = look(path);
      if (state !== undefined) states.set(path, state);
      return state !== undefined;
    },
    has: (path) => states.has(path),
    hasSame: (path) => {
      const id = look(path)?.id;
      return [...states.values()].some((state) => state.id === id);
    },
    inspect: (path) => {
      const known = states.get(path);
      const state = look(path);
      if (known === undefined) return 'same';
      if (state === undefined) {
        states.delete(path);
        return 'gone';
      }
      states.set(path, state);
      if (state.id !== known.id) return 'another';
      return state.stamp === known.stamp ? 'same' : 'other-content';
    },
    keep: (paths) => {
      for (const path of states.keys()) if (!paths.has(path)) states.delete(path);
    },
    paths: () => [...states.keys()],
  };
}

function folderState(path: string): FolderState | undefined {
  try {
    const stat = statSync(path, { bigint: true });
    if (!stat.isDirectory()) return undefined;
    // An inode's number may be given again at once; its time of birth is not.
    return { id: `${stat.dev} ${stat.ino} ${stat.birthtimeNs}`, stamp: `${stat.mtimeNs} ${stat.ctimeNs}` };
  } catch {
    return undefined;
  }
}

/** What a folder holds, in no order; nothing when it cannot be read. */
export function entriesOf(path: string): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}
