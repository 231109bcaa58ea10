// Finds definition files in a chapter's folder and its parents, whether or not a chapter includes them.
import { matchesGlob } from '../../core/glob.ts';
import { type BookPath, folderOf, leavesRoot, resolveFrom } from '../../core/path.ts';
import type { Read } from '../../core/source.ts';
import type { DefinitionFile } from '../preprocess/include/definitions-only.ts';
import { sharedDefinitions } from '../preprocess/include/shared-definitions.ts';

export interface NearbySearch {
  readonly folder: BookPath;
  /** The topmost folder to search. */
  readonly root: BookPath;
  /** Globs of file names. */
  readonly names: readonly string[];
}

export interface NearbyWorld {
  readonly read: Read;
  readonly namesIn: (folder: BookPath) => readonly string[];
  readonly definitionsOnly: (path: BookPath) => DefinitionFile | undefined;
}

/** Nearest folder first, then by name, each file followed by its includes. Files with other content are skipped. */
export function nearbyFiles({ folder, root, names }: NearbySearch, world: NearbyWorld): readonly BookPath[] {
  if (names.length === 0) return [];
  const tests = names.map(matchesGlob);
  const found = new Set<BookPath>();
  for (const place of foldersUpTo(folder, root)) {
    for (const name of world.namesIn(place)) {
      if (!tests.some((test) => test(name))) continue;
      for (const file of sharedDefinitions(world, resolveFrom(place, name))?.files ?? []) found.add(file);
    }
  }
  return [...found];
}

function foldersUpTo(folder: BookPath, root: BookPath): readonly BookPath[] {
  const folders = [folder];
  for (let at = folder; at !== root && at !== '' && !leavesRoot(at);) folders.push((at = folderOf(at)));
  return folders;
}
