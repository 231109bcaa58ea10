// Removes what build-book wrote from a site's folder.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, diagnose, type Outcome } from '../../core/diagnostic.ts';
import { type UrlPath, urlPath } from '../../core/path.ts';
import { isFault, tryTo } from './write-error.ts';
import { openSiteFolder, removeEmptyFolder } from './folder.ts';
import { takeLock } from './lock.ts';
import { MANIFEST, readManifest } from './site-manifest.ts';
import { createStatCache } from '../sources/stat-cache.ts';

export interface SiteCleaning {
  /** An absolute path. */
  readonly destination: string;
  /** The destination as a person knows it, for diagnostics: `book`. */
  readonly name: string;
  /** How long to wait for a build that is writing there, in milliseconds. Default 10,000. */
  readonly patience?: number;
}

export interface CleanedSite {
  /** Sorted. */
  readonly removed: readonly UrlPath[];
  /** False if other files keep the folder; true too if it didn't exist. */
  readonly isGone: boolean;
}

/**
 * Removes every file that the manifest lists, even if it was changed since. Unlike mdBook, which removes the whole folder,
 * it leaves other files in place, and the folder with them. Without a manifest nothing is removed.
 */
export async function cleanSite({
  destination,
  name,
  patience = 10_000,
}: SiteCleaning): Promise<Outcome<CleanedSite>> {
  const kept = (diagnostics: readonly Diagnostic[]): Outcome<CleanedSite> => ({
    value: { removed: [], isGone: false },
    diagnostics,
  });
  const manifest = readManifest(destination);
  if (manifest === undefined)
    return { value: { removed: [], isGone: removeEmptyFolder(destination) }, diagnostics: [] };
  const editions = await cleanEditions({ destination, name, patience }, manifest.editions);
  if (editions.diagnostics.length > 0)
    return { value: { removed: editions.value, isGone: false }, diagnostics: editions.diagnostics };
  const lock = await takeLock(destination, patience);
  if (lock === 'busy') return kept([diagnose('file/destination-busy', { path: name })]);
  if (isFault(lock)) return kept([diagnose('file/write-failed', { path: name, reason: lock.reason })]);
  try {
    const urls = [...new Set([...manifest.files.keys(), ...manifest.claimed])].sort();
    const own = removeAll(destination, name, urls);
    const removed = [...editions.value, ...own.removed].sort();
    const { diagnostics } = own;
    if (diagnostics.length > 0) return { value: { removed, isGone: false }, diagnostics };
    const failed = tryTo(() => {
      rmSync(join(destination, MANIFEST), { force: true });
    });
    lock.release();
    const told =
      failed && diagnose('file/write-failed', { path: `${name}/${MANIFEST}`, reason: failed.reason });
    return { value: { removed, isGone: removeEmptyFolder(destination) }, diagnostics: told ? [told] : [] };
  } finally {
    lock.release();
  }
}

/** Removes what build-book wrote into folders of editions. Returns the paths of the removed files. */
export async function cleanEditions(
  { destination, name, patience = 0 }: SiteCleaning,
  folders: Iterable<UrlPath>,
): Promise<Outcome<readonly UrlPath[]>> {
  const removed: UrlPath[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const folder of folders) {
    const inner = { destination: join(destination, folder), name: `${name}/${folder}`, patience };
    const cleaned = await cleanSite(inner);
    removed.push(...cleaned.value.removed.map((url) => urlPath(`${folder}/${url}`)));
    diagnostics.push(...cleaned.diagnostics);
  }
  return { value: removed, diagnostics };
}

function removeAll(
  destination: string,
  name: string,
  urls: readonly UrlPath[],
): { readonly removed: readonly UrlPath[]; readonly diagnostics: readonly Diagnostic[] } {
  const folder = openSiteFolder(destination, createStatCache());
  const removed: UrlPath[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const url of urls) {
    const there = folder.entryKind(url);
    if (there === 'nothing' || there === 'folder') continue;
    const failed = folder.remove(url);
    if (failed === undefined) removed.push(url);
    else diagnostics.push(diagnose('file/write-failed', { path: `${name}/${url}`, reason: failed.reason }));
  }
  return { removed, diagnostics };
}
