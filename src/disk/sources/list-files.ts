// Lists all files below a folder, in the same order on every file system.
import type { Dirent } from 'node:fs';
import { join, resolve } from 'node:path';
import { type BookPath, bookPath } from '../../core/path.ts';
import type { ListedFile } from '../../core/book-files.ts';
import { type SlicedWork, runToEnd } from '../../core/time-slices.ts';
import { entriesOf } from './folder-entries.ts';
import { stateOf } from './open-file.ts';
import { isWithin, realPathOf } from './real-path.ts';

export interface Listing {
  /** Absolute path of the book. */
  readonly root: string;
  readonly folder: BookPath;
  /** True to skip a file or not to enter a folder. Default: nothing is skipped. */
  readonly ignore?: (path: BookPath, kind: 'file' | 'folder') => boolean;
  /** False for a link that must not be followed; it is listed as `restricted`. Default: all are. */
  readonly isAllowed?: (path: BookPath) => boolean;
  /** Called with each folder that is entered, an absolute path, and its entries; they are absent if it can't be read. */
  readonly onFolder?: (folder: string, entries: readonly Dirent[] | undefined) => void;
}

/** Maximum nesting of links to folders. Deeper trees are treated as loops, because they may have 2^n paths. */
const MAX_LINKS = 8;

/** Sorted by code unit of the whole path. Links are followed, as in mdBook; folders themselves are not listed. */
export const listFiles = (listing: Listing): readonly ListedFile[] => runToEnd(listFilesSliced(listing));

/** The same in time slices. */
export function* listFilesSliced({
  root,
  folder,
  ignore = () => false,
  isAllowed = () => true,
  onFolder = () => undefined,
}: Listing): SlicedWork<readonly ListedFile[]> {
  const real = realPathOf(root);
  const start = resolve(root, folder);
  const startReal = realPathOf(start);
  if (real === undefined || startReal === undefined) return [];
  const traversal: Traversal = { root: real, ignore, isAllowed, onFolder, found: [] };
  yield* listFolder(traversal, { absolute: start, path: folder, trail: [startReal], links: 0, outside: {} });
  return traversal.found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

interface Traversal {
  /** Real path of the root. */
  readonly root: string;
  readonly ignore: (path: BookPath, kind: 'file' | 'folder') => boolean;
  readonly isAllowed: (path: BookPath) => boolean;
  readonly onFolder: NonNullable<Listing['onFolder']>;
  readonly found: ListedFile[];
}

interface FolderVisit {
  readonly absolute: string;
  readonly path: BookPath;
  /** Real paths of the entered folders, outermost first. */
  readonly trail: readonly string[];
  /** Number of folder links on the path. */
  readonly links: number;
  readonly outside: { readonly outside?: true };
}

function* listFolder(traversal: Traversal, visit: FolderVisit): SlicedWork<void> {
  const entries = entriesOf(visit.absolute);
  traversal.onFolder(visit.absolute, entries);
  if (entries === undefined) {
    traversal.found.push({ path: visit.path, kind: 'closed', ...visit.outside });
    return;
  }
  for (const entry of entries) {
    yield;
    yield* listEntry(traversal, visit, entry);
  }
}

function* listEntry(traversal: Traversal, visit: FolderVisit, entry: Dirent): SlicedWork<void> {
  const absolute = join(visit.absolute, entry.name);
  const path = bookPath(visit.path === '' ? entry.name : `${visit.path}/${entry.name}`);
  const state = entryState(entry) ?? stateOf(absolute);
  const isFolder = state.kind === 'none' && state.why === 'folder';
  if (traversal.ignore(path, isFolder ? 'folder' : 'file')) return;
  const isLink = entry.isSymbolicLink();
  if (isLink && !traversal.isAllowed(path)) {
    traversal.found.push({ path, kind: 'restricted' });
    return;
  }
  const real = isLink ? realPathOf(absolute) : join(visit.trail.at(-1) ?? '', entry.name);
  const outside =
    real === undefined || isWithin(traversal.root, real) ? visit.outside : { outside: true as const };
  if (state.kind === 'file') {
    // A backslash in a name would be a path separator on Windows.
    traversal.found.push({ path, kind: entry.name.includes('\\') ? 'closed' : 'file', ...outside });
  } else if (!isFolder || real === undefined) {
    traversal.found.push({ path, kind: kindOf(state.why, isLink), ...outside });
  } else if (visit.trail.includes(real) || visit.links + Number(isLink) > MAX_LINKS) {
    traversal.found.push({ path, kind: 'loop', ...outside });
  } else {
    const links = visit.links + Number(isLink);
    yield* listFolder(traversal, { absolute, path, trail: [...visit.trail, real], links, outside });
  }
}

/** Type from the directory entry, which saves a stat call per file; absent if the file must be checked. */
const entryState = (entry: Dirent): EntryState | undefined =>
  entry.isFile() ? { kind: 'file' } : entry.isDirectory() ? { kind: 'none', why: 'folder' } : undefined;

type EntryState = { readonly kind: 'file' } | { readonly kind: 'none'; readonly why: string };

function kindOf(why: string, isLink: boolean): ListedFile['kind'] {
  if (why === 'not-a-file') return 'special';
  if (why === 'missing') return isLink ? 'broken' : 'closed';
  // The system reports an error for a link to itself.
  return why === 'unreadable' && isLink ? 'loop' : 'closed';
}
