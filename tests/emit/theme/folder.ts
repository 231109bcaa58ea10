// A folder on disk, or files written in a test -> the theme folder that the program would read.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ThemeFolder } from '../../../src/emit/theme/theme-files.ts';

const root = fileURLToPath(new URL('../../../templates/', import.meta.url));

const bytesOf = (path: string): Uint8Array | undefined => {
  try {
    return readFileSync(root + path);
  } catch {
    return undefined;
  }
};

/** The built-in theme. */
export const builtinFolder: ThemeFolder = {
  bytes: bytesOf,
  text: (path) => {
    const bytes = bytesOf(path);
    return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8');
  },
  list: (folder) => readdirSync(root + folder).sort(),
};

/** Files by path, as a book's theme folder. */
export const folderWith = (files: Readonly<Record<string, string>>): ThemeFolder => ({
  text: (path) => files[path],
  bytes: (path) => (files[path] === undefined ? undefined : Buffer.from(files[path])),
  list: (folder) =>
    Object.keys(files)
      .flatMap((path) => (path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1)] : []))
      .filter((name) => !name.includes('/'))
      .sort(),
});
