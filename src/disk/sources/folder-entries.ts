// Identifies the entries of a folder: their names and types, and where links among them lead.
import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Hash, hashBytes } from '../../core/hash.ts';
import { stateOf } from './open-file.ts';
import { realPathOf } from './real-path.ts';

/** The entries in the order of the file system; absent for a folder that can't be read. */
export function entriesOf(folder: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}

/** Changes whenever a listing of the folder may. */
export function entriesHash(folder: string, entries: readonly Dirent[] | undefined): Hash {
  let text = entries === undefined ? 'closed' : '';
  for (const entry of entries ?? []) text += `${entry.name}\0${typeOf(folder, entry)}\0`;
  return hashBytes(text);
}

function typeOf(folder: string, entry: Dirent): string {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  const path = join(folder, entry.name);
  const state = stateOf(path);
  const kind = state.kind === 'file' ? 'file' : state.why;
  return entry.isSymbolicLink() ? `link ${kind} ${realPathOf(path) ?? ''}` : kind;
}
