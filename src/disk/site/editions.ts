// Removes the sites of editions that a book no longer has.
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import type { UrlPath } from '../../core/path.ts';
import { type SiteCleaning, cleanEditions } from './clean-site.ts';
import { takeLock } from './lock.ts';
import { MANIFEST, readManifest, saveManifest } from './site-manifest.ts';
import { isFault } from './write-error.ts';

/** The folders of editions in a site's folder. */
export const editionsIn = (destination: string): readonly UrlPath[] => [
  ...(readManifest(destination)?.editions ?? []),
];

/**
 * Removes all editions but those in `kept` from a site's folder, with what build-book wrote there. What can't be removed stays
 * listed. Returns the paths of the removed files.
 */
export async function forgetEditions(
  { destination, name, patience = 10_000 }: SiteCleaning,
  kept: readonly UrlPath[],
): Promise<Outcome<readonly UrlPath[]>> {
  const gone = editionsIn(destination).filter((folder) => !kept.includes(folder));
  if (gone.length === 0) return { value: [], diagnostics: [] };
  const { value, diagnostics } = await cleanEditions({ destination, name, patience }, gone);
  // What could not be removed is tried again by the next build.
  const left = diagnostics.length > 0 ? [...kept, ...gone] : kept;
  const failed = await saveEditions({ destination, name, patience }, new Set(left));
  return { value, diagnostics: failed ? [...diagnostics, failed] : diagnostics };
}

async function saveEditions(
  { destination, name, patience = 0 }: SiteCleaning,
  editions: ReadonlySet<UrlPath>,
): Promise<Diagnostic | undefined> {
  const lock = await takeLock(destination, patience);
  if (lock === 'busy') return diagnose('file/destination-busy', { path: name });
  if (isFault(lock)) return diagnose('file/write-failed', { path: name, reason: lock.reason });
  try {
    const manifest = readManifest(destination);
    const failed = manifest && saveManifest(destination, { ...manifest, editions }, lock.newFile());
    return failed && diagnose('file/write-failed', { path: `${name}/${MANIFEST}`, reason: failed.reason });
  } finally {
    lock.release();
  }
}
