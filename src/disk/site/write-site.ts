// Writes a site to a folder: only changed files, each atomically.
//
// The order of steps lets a build be killed at any point:
//   1. the manifest claims every file that is about to be written (old entries stay), so that the next build owns them
//   2. our own files in the way of a new file's folder are removed
//   3. files that pages need, then pages, are each written to the lock's folder and renamed into place
//   4. stale files are removed, unless a step failed, since remaining pages may need them
//   5. the manifest lists what is there now
// There is no fsync in between: after a power failure the next build finds files that differ from the manifest by size, time
// and hash, and writes them again.
import { type Diagnostic, diagnose, type Outcome } from '../../core/diagnostic.ts';
import { hashBytes } from '../../core/hash.ts';
import type { Site } from '../../core/output-file.ts';
import type { UrlPath } from '../../core/path.ts';
import { makeFolder } from '../make-folder.ts';
import type { PutResult } from './put-file.ts';
import { type Fault, isFault } from './write-error.ts';
import { openSiteFolder, type SiteFolder } from './folder.ts';
import { type SiteLock, takeLock } from './lock.ts';
import { diagnosticsOf, type RenderedResult, makeFiles } from './make-files.ts';
import { MANIFEST, type Manifest, noManifest, readManifest, saveManifest } from './site-manifest.ts';
import { ownerOf } from './owner.ts';
import { pickFiles } from './pick-files.ts';
import { obstructingFiles, planSite, type SitePlan } from './plan.ts';
import { type Removal, removeFiles } from './remove-files.ts';
import type { StatCache } from '../sources/stat-cache.ts';

export interface SiteWriting {
  /** An absolute path that passed `checkDestination`. Created if it doesn't exist. */
  readonly destination: string;
  /** The destination as a person knows it, for diagnostics: `book`. */
  readonly name: string;
  readonly site: Site;
  /** Digest of the program. Files that another program wrote are rendered again, and written if they differ. */
  readonly program: string;
  readonly statCache: StatCache;
  /**
   * Folders of other editions that are about to be written into the destination, each as a site of its own. Those that an
   * earlier build wrote stay in the manifest until `forgetEditions` removes them. Absent when only this site is written.
   */
  readonly editions?: readonly UrlPath[];
  /** Whether a file that an earlier build wrote, and that isn't in `site`, stays. Default: none does. */
  readonly stays?: (url: UrlPath) => boolean;
  /** How long to wait for another build that is writing there, in milliseconds. Default 10,000. */
  readonly patience?: number;
}

export interface WrittenSite {
  /** In the site's order. */
  readonly written: readonly UrlPath[];
  /** Number of files that were up to date. */
  readonly unchanged: number;
  /** Sorted. */
  readonly removed: readonly UrlPath[];
  /** Of the written files together. */
  readonly bytes: number;
}

/** Stamp of a file that has to be rendered again. */
const NO_STAMP = hashBytes('to be made again');

const nothingWritten: WrittenSite = { written: [], unchanged: 0, removed: [], bytes: 0 };

/** Writes the site. A file that cannot be written is reported and stays as it was; the others are written. */
export async function writeSite(writing: SiteWriting): Promise<Outcome<WrittenSite>> {
  const { destination, name, patience = 10_000 } = writing;
  const refuse = (diagnostic: Diagnostic): Outcome<WrittenSite> => ({
    value: nothingWritten,
    diagnostics: [diagnostic],
  });
  const unmade = makeFolder(destination, name);
  if (unmade) return refuse(unmade);
  const lock = await takeLock(destination, patience);
  if (lock === 'busy') return refuse(diagnose('file/destination-busy', { path: name }));
  if (isFault(lock)) return refuse(diagnose('file/write-failed', { path: name, reason: lock.reason }));
  try {
    return await writeLocked(writing, lock);
  } finally {
    lock.release();
  }
}

/** One run of the writer. */
interface Run {
  readonly writing: SiteWriting;
  readonly lock: SiteLock;
  readonly folder: SiteFolder;
  readonly before: Manifest;
  readonly plan: SitePlan;
}

async function writeLocked(writing: SiteWriting, lock: SiteLock): Promise<Outcome<WrittenSite>> {
  const { destination, site, statCache } = writing;
  const folder = openSiteFolder(destination, statCache);
  const before = manifestBefore(writing);
  const picked = pickFiles(site, lock.forgivesCase);
  const plan = planSite(picked.value, before, { folder, stays: writing.stays });
  const run: Run = { writing, lock, folder, before, plan };
  const { make, vanished, claims } = run.plan;
  const claimed = make.length + vanished.length === 0 ? [] : save(run, { ...before, claimed: claims });
  if (claimed.length > 0) return { value: nothingWritten, diagnostics: [...picked.diagnostics, ...claimed] };

  const way = new Set(obstructingFiles(run.plan));
  const cleared = remove(run, [...way]);
  const mayReplace = (url: UrlPath): boolean => before.takesOver || claims.has(url);
  const results = await makeFiles(make, { folder, lock, statCache, mayReplace, before: before.files });
  const rest = vanished.filter((url) => !way.has(url));
  const hasFailed = [...results.values()].some(({ put }) => isFault(put));
  const pruned = hasFailed ? { removed: [], left: rest, diagnostics: [] } : remove(run, rest);

  const saved = save(run, manifestAfter(run, results, [...cleared.left, ...pruned.left]));
  const told = [...results].flatMap(([url, made]) => diagnosticsOf(`${writing.name}/${url}`, made));
  return {
    value: summaryOf(run, results, [...cleared.removed, ...pruned.removed].sort()),
    diagnostics: [...picked.diagnostics, ...told, ...cleared.diagnostics, ...pruned.diagnostics, ...saved],
  };
}

/** What the folder has, as far as this program can rely on it. */
function manifestBefore({ destination, program, editions = [] }: SiteWriting): Manifest {
  const there = readManifest(destination) ?? { ...noManifest, takesOver: ownerOf(destination) === 'mdbook' };
  const found = { ...there, editions: new Set([...there.editions, ...editions]) };
  if (found.program === program) return found;
  const files = [...found.files].map(
    ([url, { hash, size }]) => [url, { stamp: NO_STAMP, hash, size }] as const,
  );
  return { ...found, program, files: new Map(files) };
}

function save({ writing, lock }: Run, manifest: Manifest): readonly Diagnostic[] {
  const failed = saveManifest(writing.destination, manifest, lock.newFile());
  if (failed === undefined) return [];
  return [diagnose('file/write-failed', { path: `${writing.name}/${MANIFEST}`, reason: failed.reason })];
}

const remove = ({ folder, writing, before }: Run, urls: readonly UrlPath[]): Removal =>
  removeFiles(urls, { folder, name: writing.name, before });

/** False for what was not written, and stays as it was. */
const hasContent = (
  put: PutResult,
): put is Exclude<PutResult, Fault | { readonly kind: 'unreadable' | 'nothing' }> =>
  !isFault(put) && put.kind !== 'unreadable' && put.kind !== 'nothing';

/** What the folder has now: what was written, what stayed as it was, and what could not be removed. */
function manifestAfter(
  run: Run,
  results: ReadonlyMap<UrlPath, RenderedResult>,
  left: readonly UrlPath[],
): Manifest {
  const { before, plan } = run;
  const files = new Map(plan.same);
  const untouched = [...left];
  for (const { url } of plan.make) {
    const result = results.get(url);
    if (result === undefined || !hasContent(result.put)) untouched.push(url);
    else if (result.put.kind !== 'foreign') {
      // The next build renders a file with diagnostics again, since it has to report them again.
      const stamp = result.diagnostics.length > 0 ? NO_STAMP : result.stamp;
      const { hash, size, pieces } = result.put;
      files.set(url, { stamp, hash, size, ...(pieces && { pieces }) });
    }
  }
  for (const url of untouched) {
    const known = before.files.get(url);
    if (known !== undefined) files.set(url, known);
  }
  const claimed = new Set(untouched.filter((url) => before.claimed.has(url)));
  const takesOver = before.takesOver && untouched.length > 0;
  return { program: before.program, files, claimed, takesOver, editions: before.editions };
}

function summaryOf(
  { plan }: Run,
  results: ReadonlyMap<UrlPath, RenderedResult>,
  removed: readonly UrlPath[],
): WrittenSite {
  let bytes = 0;
  let unchanged = plan.same.size;
  const written: UrlPath[] = [];
  for (const [url, { put }] of results) {
    if (put.kind === 'same') unchanged++;
    if (put.kind !== 'written') continue;
    written.push(url);
    bytes += put.size;
  }
  return { written, unchanged, removed, bytes };
}
