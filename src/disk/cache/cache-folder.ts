// The cache folder of a book, by the conventions of the platform.
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { Environment } from '../../core/build-mode.ts';
import { hashBytes } from '../../core/hash.ts';
import { stateOf } from '../sources/open-file.ts';

export interface Surroundings {
  /** The book's root: an absolute path. */
  readonly root: string;
  readonly environment: Environment;
  /** Node's name: `linux`, `darwin`, `win32`. */
  readonly platform: string;
  /** The user's home; absent if there is none. */
  readonly home: string | undefined;
}

/**
 * `node_modules/.cache/build-book` (npm's convention, kept by CI caches) of the root or of the nearest folder above it that
 * has node_modules, no higher than the repository; else the platform's cache folder. Each book has its own folder in
 * it. Absent if there is none: nothing is cached then.
 */
export function cacheFolder(surroundings: Surroundings): string | undefined {
  const { root } = surroundings;
  for (const folder of foldersUpToRepository(root)) {
    if (!isFolder(join(folder, 'node_modules'))) continue;
    // Named by the relative path, so that a cache restored elsewhere is still found.
    const key = hashBytes(relative(folder, root).replaceAll(sep, '/'));
    return join(folder, 'node_modules', '.cache', 'build-book', key);
  }
  const shared = platformCache(surroundings);
  return shared === undefined ? undefined : join(shared, 'build-book', hashBytes(root));
}

/** {@link cacheFolder} on this platform; absent too if nothing may be kept. */
export function ownCacheFolder({
  root,
  environment,
  cache,
  edition,
}: {
  readonly root: string;
  readonly environment: Environment;
  readonly cache: 'disk' | 'none';
  /** Name of the edition, for what editions of a book don't share; absent for a book without any. */
  readonly edition?: string;
}): string | undefined {
  const home = environment['HOME'] ?? environment['USERPROFILE'];
  if (cache === 'none') return undefined;
  const folder = cacheFolder({ root, environment, platform: process.platform, home });
  return folder === undefined || edition === undefined
    ? folder
    : join(folder, 'editions', hashBytes(edition));
}

/** `root` and its parents up to the one with `.git`; only `root` outside a repository. */
function foldersUpToRepository(root: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = root; ; folder = dirname(folder)) {
    folders.push(folder);
    if (existsSync(join(folder, '.git'))) return folders;
    if (dirname(folder) === folder) return [root];
  }
}

function isFolder(path: string): boolean {
  const state = stateOf(path);
  return state.kind === 'none' && state.why === 'folder';
}

function platformCache({ environment, platform, home }: Surroundings): string | undefined {
  if (platform === 'win32') return absolute(environment['LOCALAPPDATA']) ?? under(home, 'AppData', 'Local');
  if (platform === 'darwin') return under(home, 'Library', 'Caches');
  // The XDG specification says to ignore relative paths.
  return absolute(environment['XDG_CACHE_HOME']) ?? under(home, '.cache');
}

const absolute = (path: string | undefined): string | undefined =>
  path !== undefined && isAbsolute(path) ? path : undefined;

const under = (home: string | undefined, ...names: readonly string[]): string | undefined => {
  const base = absolute(home);
  return base === undefined ? undefined : join(base, ...names);
};
