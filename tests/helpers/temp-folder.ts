// Temporary folders for tests, removed when the test or the test file ends.
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { tempRoot } from './temp-root.ts';

/** Files by path, with `/`, relative to the folder that they are in. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A new folder with these files, removed after the test. The path is absolute and has no symbolic links. */
export function tempFolder(files: Files = {}): string {
  const folder = newFolder(files);
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** The same for all tests of a file or of a `describe`: call it there, outside of tests. */
export function sharedTempFolder(files: Files = {}): string {
  const folder = newFolder(files);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** The same for as long as the caller needs it. */
export function tempFolderAt(files: Files = {}): { readonly path: string; readonly remove: () => void } {
  const path = newFolder(files);
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

function newFolder(files: Files): string {
  const folder = realpathSync(mkdtempSync(join(tempRoot, 'build-book-')));
  for (const [path, content] of Object.entries(files)) writeIn(folder, path, content);
  return folder;
}

/** Writes a file and creates the folders that it is in. */
export function writeIn(folder: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** The paths of all files below a folder, with `/`, sorted, without those of git; none if there is no such folder. */
export function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .map((path) => path.split(sep).join('/'))
      .filter((path) => !path.startsWith('.git/'))
      .sort();
  } catch {
    return [];
  }
}

export const textIn = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');
