// Finds the exact case of a path on case-sensitive and case-insensitive file systems.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BookPath, bookPath } from '../../core/path.ts';

/**
 * Names that macOS and Windows treat as equal have the same fold: lower case, composed accents. Independent of the
 * locale, so that every machine gets the same result.
 */
export const foldName = (name: string): string => name.normalize('NFC').toLowerCase();

/** File names on disk, cached for one build. */
export interface Names {
  /**
   * The path with each name as spelled on disk; absent if it doesn't exist in any case. A link works on every system
   * only if its path equals this one.
   */
  readonly exactCase: (path: BookPath) => BookPath | undefined;
  /** Names in a folder, sorted by code unit; empty if the folder doesn't exist. */
  readonly list: (folder: BookPath) => readonly string[];
}

/** Names in the book at `root`, an absolute path; `isAllowed` is false for folders that must not be listed. */
export function createNames(root: string, isAllowed: (path: string) => boolean = () => true): Names {
  const folders = new Map<string, readonly string[]>();
  const list = (folder: string): readonly string[] => {
    const absolute = join(root, folder);
    const names = folders.get(folder) ?? (isAllowed(absolute) ? namesIn(absolute) : []);
    folders.set(folder, names);
    return names;
  };
  return {
    list,
    exactCase(path) {
      let found = '';
      for (const part of path.split('/')) {
        const name = part === '..' ? part : spellingOf(part, list(found));
        if (name === undefined) return undefined;
        found = found === '' ? name : `${found}/${name}`;
      }
      return bookPath(found);
    },
  };
}

function spellingOf(name: string, names: readonly string[]): string | undefined {
  if (names.includes(name)) return name;
  const fold = foldName(name);
  return names.find((other) => foldName(other) === fold);
}

/** Names in a folder, an absolute path, sorted by code unit; empty if it can't be read. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
