// Decides what of the previous build still holds after some files have changed.
//
// A change is *narrow* when only chapters can notice it: no other part of the book has read the changed files, and the site
// copies the same files as before. If the facts of every chapter still mean the same, it concerns only the pages of the
// chapters that read the files. After any other narrow change the book is linked again, with the same outline, theme and
// static files. A change that is not narrow needs a whole build.
import type { Outcome } from '../core/diagnostic.ts';
import type { Site } from '../core/output-file.ts';
import { type BookPath, folderOf } from '../core/path.ts';
import type { SiteModel } from '../emit/site-model.ts';
import { isStaticFile } from '../emit/static/static-files.ts';
import { meaningOf } from '../link/resolve/replace-page.ts';
import { dependentsOf } from '../scan/dependents.ts';
import type { ScannedChapter } from '../scan/scan-chapters.ts';

export interface PreviousBuild {
  readonly model: SiteModel;
  readonly plan: Outcome<Site>;
  /** What the book itself was made of, apart from chapters and their includes. */
  readonly readByBook: ReadonlySet<BookPath>;
  /** Paths that may have changed, appeared or vanished. */
  readonly changed: ReadonlySet<BookPath>;
}

export function isNarrow({ model, readByBook, changed }: PreviousBuild): boolean {
  const staticSources = sourcesOf(model.staticFiles);
  const isListed = (path: BookPath): boolean =>
    path !== '' && (readByBook.has(path) || isListed(folderOf(path)));
  return [...changed].every(
    (path) =>
      !readByBook.has(path) &&
      // SUMMARY.md names it.
      (!model.scanned.has(path) || (model.files.exists(path) && !wasMissing(model, path))) &&
      // The book may have looked for it among the names in a folder.
      (hasDependents(model, path) || !isListed(folderOf(path))) &&
      staticSources.has(path) === (isStaticFile(model.config, path) && model.files.exists(path)),
  );
}

const hasDependents = ({ dependents, scanned }: SiteModel, path: BookPath): boolean =>
  dependentsOf(dependents, scanned, new Set([path])).isAll;

/** Whether the chapter had no file in the previous build, which its diagnostic says. */
const wasMissing = ({ diagnostics }: SiteModel, path: BookPath): boolean =>
  diagnostics.some(
    ({ code, args }) => code === 'summary/no-such-chapter' && 'path' in args && args.path === path,
  );

/** Computed once for all builds with the same static files. */
const cachedSources = new WeakMap<object, ReadonlySet<BookPath>>();

function sourcesOf(staticFiles: SiteModel['staticFiles']): ReadonlySet<BookPath> {
  const known = cachedSources.get(staticFiles) ?? new Set(staticFiles.values());
  cachedSources.set(staticFiles, known);
  return known;
}

/** The chapters whose content changed; absent when one of them now means something else to other pages. */
export function updatedChapters(
  model: SiteModel,
  rescanned: ReadonlyMap<BookPath, ScannedChapter>,
): readonly BookPath[] | undefined {
  const { byFeature } = model.frame;
  const updated: BookPath[] = [];
  for (const [source, after] of rescanned) {
    const before = model.scanned.get(source);
    if (before === after) continue;
    if (
      before === undefined ||
      meaningOf(before.light.facts, byFeature) !== meaningOf(after.light.facts, byFeature)
    )
      return undefined;
    updated.push(source);
  }
  return updated;
}
