// Lists all files below a folder, in the same order on every file system.
import { type Dirent, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type BookPath, bookPath } from '../../core/path.ts';
import type { ListedFile } from '../../core/book-files.ts';
import { type SlicedWork, runToEnd } from '../../core/time-slices.ts';
import { stateOf } from './open-file.ts';
import { isWithin, realPathOf } from './real-path.ts';

export interface Listing {
  /** The book's root: an absolute path. */
  readonly root: string;
  readonly folder: BookPath;
  /** True for a file that is not to be listed, or a folder that is not to be entered. Default: none. */
  readonly ignore?: (path: BookPath, kind: 'file' | 'folder') => boolean;
}

/** Links to folders within links to folders, beyond which a tree of them is taken for a loop: it may have 2^n paths. */
const MAX_LINKS = 8;

/** Sorted by code unit of the whole path. Links are followed, as mdBook does; folders themselves are not listed. */
export const listFiles = (listing: Listing): readonly ListedFile[] => runToEnd(listFilesSliced(listing));

/** The same as sliced work. */
export function* listFilesSliced({
  root,
  folder,
  ignore = () => false,
}: Listing): SlicedWork<readonly ListedFile[]> {
  const real = realPathOf(root);
  const start = resolve(root, folder);
  const startReal = realPathOf(start);
  if (real === undefined || startReal === undefined) return [];
  const walk: Walk = { root: real, ignore, found: [] };
  yield* listFolder(walk, { absolute: start, path: folder, trail: [startReal], links: 0, outside: {} });
  return walk.found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

interface Walk {
  /** The root's real path. */
  readonly root: string;
  readonly ignore: (path: BookPath, kind: 'file' | 'folder') => boolean;
  readonly found: ListedFile[];
}

interface Place {
  readonly absolute: string;
  readonly path: BookPath;
  /** The real paths of the folders that were entered, outermost first. */
  readonly trail: readonly string[];
  /** How many links to folders lead here. */
  readonly links: number;
  readonly outside: { readonly outside?: true };
}

function* listFolder(walk: Walk, place: Place): SlicedWork<void> {
  const entries = entriesOf(place.absolute);
  if (entries === undefined) {
    walk.found.push({ path: place.path, kind: 'closed', ...place.outside });
    return;
  }
  for (const entry of entries) {
    yield;
    yield* listEntry(walk, place, entry);
  }
}

function* listEntry(walk: Walk, place: Place, entry: Dirent): SlicedWork<void> {
  const absolute = join(place.absolute, entry.name);
  const path = bookPath(place.path === '' ? entry.name : `${place.path}/${entry.name}`);
  const state = seenState(entry) ?? stateOf(absolute);
  const isFolder = state.kind === 'none' && state.why === 'folder';
  if (walk.ignore(path, isFolder ? 'folder' : 'file')) return;
  const isLink = entry.isSymbolicLink();
  const real = isLink ? realPathOf(absolute) : join(place.trail.at(-1) ?? '', entry.name);
  const outside =
    real === undefined || isWithin(walk.root, real) ? place.outside : { outside: true as const };
  if (state.kind === 'file') {
    // A backslash in a name cannot be told from the slash of another system.
    walk.found.push({ path, kind: entry.name.includes('\\') ? 'closed' : 'file', ...outside });
  } else if (!isFolder || real === undefined) {
    walk.found.push({ path, kind: kindOf(state.why, isLink), ...outside });
  } else if (place.trail.includes(real) || place.links + Number(isLink) > MAX_LINKS) {
    walk.found.push({ path, kind: 'loop', ...outside });
  } else {
    const links = place.links + Number(isLink);
    yield* listFolder(walk, { absolute, path, trail: [...place.trail, real], links, outside });
  }
}

/** What the folder says of an entry, which saves a look at each file; absent for what has to be looked at. */
const seenState = (entry: Dirent): SeenState | undefined =>
  entry.isFile() ? { kind: 'file' } : entry.isDirectory() ? { kind: 'none', why: 'folder' } : undefined;

type SeenState = { readonly kind: 'file' } | { readonly kind: 'none'; readonly why: string };

function kindOf(why: string, isLink: boolean): ListedFile['kind'] {
  if (why === 'not-a-file') return 'special';
  if (why === 'missing') return isLink ? 'broken' : 'closed';
  // The system gives up on a link that leads to itself.
  return why === 'unreadable' && isLink ? 'loop' : 'closed';
}

function entriesOf(folder: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}
