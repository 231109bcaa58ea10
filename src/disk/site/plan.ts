// Plans a write: which files to render, which are up to date, and which are stale.
import type { OutputFile } from '../../core/output-file.ts';
import { folderOf, type UrlPath } from '../../core/path.ts';
import { foldName } from '../sources/exact-case.ts';
import type { SiteFolder } from './folder.ts';
import type { Manifest, WrittenFile } from './site-manifest.ts';

export interface SitePlan {
  readonly files: readonly OutputFile[];
  /** Files with the stamp, hash and size of the manifest: they need not be rendered. */
  readonly same: ReadonlyMap<UrlPath, WrittenFile>;
  readonly make: readonly OutputFile[];
  /** Paths in the manifest but not in the site, sorted. */
  readonly vanished: readonly UrlPath[];
  /** Those of `make` that are ours to write and to remove, and earlier claims that are still valid. */
  readonly claims: ReadonlySet<UrlPath>;
}

export interface SitePlace {
  readonly folder: SiteFolder;
  /** Whether a file that isn't in the site any more stays. */
  readonly stays?: ((url: UrlPath) => boolean) | undefined;
}

export function planSite(
  files: readonly OutputFile[],
  before: Manifest,
  { folder, stays = () => false }: SitePlace,
): SitePlan {
  const same = new Map<UrlPath, WrittenFile>();
  const make: OutputFile[] = [];
  for (const file of files) {
    const known = before.files.get(file.url);
    if (known?.stamp === file.stamp && folder.holds(file.url, known)) same.set(file.url, known);
    else make.push(file);
  }
  const isOurs = (url: UrlPath): boolean => before.files.has(url) || folder.entryKind(url) === 'nothing';
  const claims = new Set([...before.claimed, ...make.map(({ url }) => url).filter(isOurs)]);
  const urls = new Set(files.map(({ url }) => url));
  const gone = [...new Set([...before.files.keys(), ...before.claimed])].filter((url) => !urls.has(url));
  for (const url of gone) {
    const known = before.files.get(url);
    if (known !== undefined && stays(url)) same.set(url, known);
  }
  const vanished = gone.filter((url) => !same.has(url));
  return { files, same, make, vanished: vanished.sort(), claims };
}

/**
 * Vanished files that are in the way of a new one: a file where a folder is needed, a file in a folder that is replaced with
 * a file, and a name that now differs only in case, which may be the same file.
 */
export function obstructingFiles({ files, vanished }: SitePlan): readonly UrlPath[] {
  const names = new Set(files.map(({ url }) => foldName(url)));
  const folders = new Set(files.flatMap(({ url }) => foldersOf(url)));
  return vanished.filter((url) => {
    const name = foldName(url);
    return names.has(name) || folders.has(name) || foldersOf(url).some((folder) => names.has(folder));
  });
}

/** The folders that a file is in, innermost first, folded. */
export function foldersOf(url: UrlPath): readonly string[] {
  const folders: string[] = [];
  for (let folder = folderOf(url); folder !== ''; folder = folderOf(folder)) folders.push(foldName(folder));
  return folders;
}
