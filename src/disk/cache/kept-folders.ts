// Named folders that are kept between runs. Each is complete or doesn't exist.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFolder } from '../create-folder.ts';
import { isRunning } from '../running-process.ts';

export interface KeptFolders {
  /** Where a folder is kept, absolute. */
  readonly pathOf: (name: string) => string;
  /** The names of all kept folders, sorted. */
  readonly names: () => readonly string[];
  /** A new empty folder, absolute, to be filled and then kept or discarded. */
  readonly begin: () => string;
  /** Keeps a filled folder under a name. If another process was faster, its folder stays. */
  readonly keep: (filled: string, name: string) => void;
  /** Removes a folder, by its path. */
  readonly discard: (folder: string) => void;
  /** Removes all folders if nothing is kept between runs. */
  readonly close: () => void;
}

/** The name of a folder that is being filled, with the id of the process that fills it. */
const UNFINISHED = /^\.new-(\d+)-/;
/** Milliseconds. Older folders are abandoned, even if another process has that id by now. */
const ABANDONED_AFTER = 24 * 60 * 60 * 1000;

/** `cache` is absolute; absent if nothing may be kept: then folders live as long as the process. */
export function createKeptFolders(cache: string | undefined): KeptFolders {
  let folder = cache;
  let temporary: string | undefined;
  const home = (): string => folder ?? (temporary ??= mkdtempSync(join(tmpdir(), 'build-book-')));
  const discard = (path: string): void => {
    filling.delete(path);
    rmSync(path, { recursive: true, force: true });
  };
  const filling = new Set<string>();
  // Where a signal ends the process.
  const discardAll = (): void => {
    for (const path of filling) discard(path);
    if (temporary !== undefined) discard(temporary);
    temporary = undefined;
  };
  const newFolder = (): string => {
    const path = join(home(), `.new-${String(process.pid)}-${randomBytes(6).toString('hex')}`);
    process.off('exit', discardAll);
    process.on('exit', discardAll);
    filling.add(path);
    createFolder(path);
    return path;
  };
  return {
    pathOf: (name) => join(home(), name),
    names: () => namesIn(folder ?? temporary).filter((name) => !UNFINISHED.test(name)),
    begin: () => {
      removeAbandoned(folder, discard);
      try {
        return newFolder();
      } catch {
        // The cache can't be written to.
        folder = undefined;
        return newFolder();
      }
    },
    keep: (filled, name) => {
      const path = join(home(), name);
      try {
        renameSync(filled, path);
        filling.delete(filled);
      } catch {
        discard(filled);
      }
    },
    discard,
    close: () => {
      process.off('exit', discardAll);
      discardAll();
    },
  };
}

function removeAbandoned(folder: string | undefined, discard: (path: string) => void): void {
  for (const name of namesIn(folder)) {
    const path = join(folder ?? '', name);
    const [, process] = UNFINISHED.exec(name) ?? [];
    if (process !== undefined && (!isRunning(Number(process)) || isOld(path))) discard(path);
  }
}

function namesIn(folder: string | undefined): readonly string[] {
  if (folder === undefined) return [];
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function isOld(path: string): boolean {
  const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return changed !== undefined && Date.now() - changed > ABANDONED_AFTER;
}
