// Creates folders, as `mkdirSync` does with `recursive`, which never returns in Node.js 20 where nothing can be created, such as in /proc.
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { stateOf } from './sources/open-file.ts';

/** Creates the folder at an absolute path, and its parents. Throws if it can't; does nothing if it exists. */
export function createFolder(path: string): void {
  const parent = dirname(path);
  if (parent !== path && !existsSync(parent)) createFolder(parent);
  try {
    mkdirSync(path);
  } catch (error) {
    const state = stateOf(path);
    if (state.kind === 'file' || state.why !== 'folder') throw error;
  }
}
