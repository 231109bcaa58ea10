// Corrects the case of a path to that on disk, on case-sensitive and case-insensitive file systems.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BookPath, bookPath } from '../../core/path.ts';

/**
 * Names that macOS and Windows take for one have one fold: letters without case, accents composed. Not by locale, so that
 * every machine says the same.
 */
export const foldName = (name: string): string => name.normalize('NFC').toLowerCase();

/** Names of the disk, remembered for one build. */
export interface Names {
  /**
   * The path with each name as its folder has it, when one is there in any case; absent when there is none. A link works
   * everywhere only if this is the path itself.
   */
  readonly exactCase: (path: BookPath) => BookPath | undefined;
  /** The names in a folder, sorted by code unit; empty when there is no such folder. */
  readonly list: (folder: BookPath) => readonly string[];
}

/** The names in the book at `root`, an absolute path. */
export function createNames(root: string): Names {
  const folders = new Map<string, readonly string[]>();
  const list = (folder: string): readonly string[] => {
    const names = folders.get(folder) ?? namesIn(join(root, folder));
    folders.set(folder, names);
    return names;
  };
  return {
    list,
    exactCase(path) {
      let found = '';
      for (const part of path.split('/')) {
        const name = part === '..' ? part : spelt(part, list(found));
        if (name === undefined) return undefined;
        found = found === '' ? name : `${found}/${name}`;
      }
      return bookPath(found);
    },
  };
}

function spelt(name: string, names: readonly string[]): string | undefined {
  if (names.includes(name)) return name;
  const fold = foldName(name);
  return names.find((other) => foldName(other) === fold);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
