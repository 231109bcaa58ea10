// Refuses destinations where writing a site could destroy someone's files.
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import { stateOf } from '../sources/open-file.ts';
import { restrictedTo } from '../sources/outside-files.ts';
import { futurePathOf, isWithin } from '../sources/real-path.ts';
import { repositoryOf } from '../sources/repository-folder.ts';
import { ownerOf, sourceIn } from './owner.ts';

export interface DestinationRequest {
  /** An absolute path. */
  readonly destination: string;
  /** The book's root: an absolute path. */
  readonly root: string;
  /** Other folders that the book is made from, absolute, each with its name in messages: `the theme`. */
  readonly sources: readonly { readonly path: string; readonly name: string }[];
  /** The user's home; absent if there is none. */
  readonly home: string | undefined;
  /** True if a book that isn't trusted may be written into its repository only, or where the user wants it. */
  readonly restrict?: boolean;
  /** `default` if neither settings nor command line name the folder. */
  readonly chosenBy: 'default' | 'user';
}

/**
 * Why the site must not be written there; absent if it may. A folder is refused if it is or contains the book's sources, a
 * repository, the user's home or the whole disk, or if it has files that build-book didn't write. mdBook's output and the
 * default folder are accepted unless sources are in them: files that build-book didn't write are never deleted, and only
 * overwritten in mdBook's output.
 */
export function checkDestination(request: DestinationRequest): Diagnostic | undefined {
  const folder = futurePathOf(request.destination);
  const reason = whyOutside(request) ?? whyUnsafe(folder, request) ?? whyTaken(folder, request);
  return reason === undefined
    ? undefined
    : diagnose('file/unsafe-destination', { path: destinationName(request), reason });
}

/** Whether files can be created in a folder, an absolute path. */
export function mayWriteTo(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The destination as shown to people: relative to the book's root, or absolute if outside. */
export function destinationName({ root, destination }: { root: string; destination: string }): string {
  const inside = relative(root, destination).replaceAll(sep, '/');
  return inside !== '' && isWithin(root, destination) ? inside : destination;
}

/** A link in the repository that leads outside it is never what the user wants. */
function whyOutside({ destination, root, chosenBy, restrict }: DestinationRequest): string | undefined {
  if (restrict !== true || restrictedTo(root)(destination)) return undefined;
  const isMeant = chosenBy === 'user' && !isWithin(repositoryOf(root) ?? root, destination);
  return isMeant ? undefined : 'it is outside the repository, where `restrict` doesn’t allow writing';
}

function whyUnsafe(folder: string, { root, sources, home }: DestinationRequest): string | undefined {
  if (dirname(folder) === folder) return 'it is the whole disk';
  if (home !== undefined && isWithin(folder, futurePathOf(home))) return 'it contains your home folder';
  const kept = [{ path: root, name: 'the book' }, ...sources].map(({ path, name }) => ({
    source: futurePathOf(path),
    name,
  }));
  const itself = kept.find(({ source }) => source === folder);
  if (itself !== undefined) return `it is the folder of ${itself.name}`;
  const inner = kept.find(({ source }) => isWithin(folder, source));
  if (inner !== undefined) return `it contains ${inner.name}`;
  if (folder.split(sep).includes('.git')) return 'it is in a Git repository’s own folder';
  if (existsSync(join(folder, '.git'))) return 'it is the root of a Git repository';
  return undefined;
}

function whyTaken(folder: string, { chosenBy }: DestinationRequest): string | undefined {
  const state = stateOf(folder);
  if (state.kind === 'file' || state.why === 'not-a-file') return 'it is a file';
  if (state.why === 'forbidden' || state.why === 'unreadable') return 'it can’t be read';
  const owner = ownerOf(folder);
  if (chosenBy === 'user' && owner === 'other') return 'it contains files that build-book didn’t write';
  const source = owner === 'build-book' || owner === 'none' ? undefined : sourceIn(folder, owner);
  return source === undefined ? undefined : `it contains sources, such as \`${source}\``;
}
