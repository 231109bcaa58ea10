// Removes files that are no longer part of the site, unless they were edited.
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import type { UrlPath } from '../../core/path.ts';
import type { SiteFolder } from './folder.ts';
import type { Manifest } from './site-manifest.ts';

export interface Removal {
  readonly removed: readonly UrlPath[];
  /** What could not be removed, and stays in the manifest. */
  readonly left: readonly UrlPath[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface RemovalInput {
  readonly folder: SiteFolder;
  /** The site's folder as a person knows it. */
  readonly name: string;
  readonly before: Manifest;
}

/** A file edited since it was written is kept and reported, and is no longer ours. */
export function removeFiles(urls: readonly UrlPath[], { folder, name, before }: RemovalInput): Removal {
  const removed: UrlPath[] = [];
  const left: UrlPath[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const url of urls) {
    const there = folder.entryKind(url);
    if (there === 'nothing' || there === 'folder') continue;
    const path = `${name}/${url}`;
    const known = before.files.get(url);
    if (!before.claimed.has(url) && (known === undefined || !folder.holds(url, known))) {
      diagnostics.push(diagnose('file/changed-kept', { path }));
      continue;
    }
    const failed = folder.remove(url);
    if (failed === undefined) removed.push(url);
    else {
      left.push(url);
      diagnostics.push(diagnose('file/write-failed', { path, reason: failed.reason }));
    }
  }
  return { removed, left, diagnostics };
}
