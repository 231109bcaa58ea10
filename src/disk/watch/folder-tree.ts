// Lists the files of watched folders, and identifies folders.
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type BookPath, bookPath } from '../../core/path.ts';
import type { SlicedWork } from '../../core/time-slices.ts';
import { stateOf } from '../sources/open-file.ts';

export interface FolderTree {
  readonly files: ReadonlySet<BookPath>;
  readonly folders: ReadonlySet<BookPath>;
}

/** Everything below `roots` that is not ignored. A root may be a file, or missing. */
export function* listTree(
  root: string,
  roots: readonly BookPath[],
  isIgnored: (path: BookPath) => boolean,
): SlicedWork<FolderTree> {
  const files = new Set<BookPath>();
  const folders = new Set<BookPath>();
  const ids = new Set<string>();
  const links = [...roots];
  function* visit(folder: BookPath): SlicedWork<void> {
    const path = resolve(root, folder);
    const id = folderId(path);
    if (id === undefined || ids.has(id)) return;
    ids.add(id);
    folders.add(folder);
    for (const entry of entriesOf(path)) {
      const inside = inFolder(folder, entry.name);
      yield;
      if (isIgnored(inside)) continue;
      if (entry.isFile()) files.add(inside);
      else if (entry.isDirectory()) yield* visit(inside);
      else links.push(inside);
    }
  }
  // Links last, so that one to a folder that was already visited, perhaps its own parent, adds nothing.
  for (const path of links) {
    if (stateOf(resolve(root, path)).kind === 'file') files.add(path);
    else yield* visit(path);
  }
  return { files, folders };
}

/** The path of an entry of a folder. */
export const inFolder = (folder: BookPath, name: string): BookPath =>
  bookPath(folder === '' ? name : `${folder}/${name}`);

/** The nearest of these folders and their parents that exist, each with what identifies it. Absolute paths. */
export function* existingFolders(folders: Iterable<string>): SlicedWork<ReadonlyMap<string, string>> {
  const existing = new Map<string, string>();
  for (const folder of folders) {
    yield;
    let path = folder;
    let id = folderId(path);
    while (id === undefined && dirname(path) !== path) {
      path = dirname(path);
      id = folderId(path);
    }
    existing.set(path, id ?? '');
  }
  return existing;
}

/** Differs for a folder that was removed and created again under its path; absent when there is no folder. */
function folderId(path: string): string | undefined {
  try {
    const stat = statSync(path, { bigint: true });
    // The number of an inode may be reused at once; the time of its birth is not.
    return stat.isDirectory() ? `${stat.dev} ${stat.ino} ${stat.birthtimeNs}` : undefined;
  } catch {
    return undefined;
  }
}

function entriesOf(path: string): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}
