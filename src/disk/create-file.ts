// A path and a text -> a new file, with the folders it stands in; an existing one is left as it is.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Answers false when there is such a file already, or when it cannot be written. `path` is absolute. */
export function createFile(path: string, text: string): boolean {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}
