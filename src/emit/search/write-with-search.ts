// A site and its search index, which comes later -> both on disk: pages are written while words are counted.
import { setImmediate } from 'node:timers/promises';
import type { Diagnostic, Outcome } from '../../core/diagnostic.ts';
import type { Site } from '../../core/output.ts';
import type { UrlPath } from '../../core/path.ts';
import type { WrittenSite } from '../../disk/site/write-site.ts';
import { INDEX_FOLDER } from './index-folder.ts';
import type { SearchFiles } from './search-files.ts';

export type Put = (site: Site, keeps?: (url: UrlPath) => boolean) => Promise<Outcome<WrittenSite>>;

/** An index that is known already is written with the pages. While one is made, the pages go first, and the old one stays. */
export async function writeWithSearch(
  site: Site,
  search: Promise<SearchFiles>,
  put: Put,
): Promise<Outcome<WrittenSite>> {
  const known = await Promise.race([search, setImmediate(undefined)]);
  const first = known === undefined ? await put(site, isOfIndex) : undefined;
  const { site: index, diagnostics } = known ?? (await search);
  const last = await put(new Map([...site, ...index]));
  const told = [...(first?.diagnostics ?? []), ...last.diagnostics, ...diagnostics];
  return { value: first ? joined(first.value, last.value) : last.value, diagnostics: distinct(told) };
}

const isOfIndex = (url: UrlPath): boolean => url.startsWith(`${INDEX_FOLDER}/`);

/** Two writings as one; what the first wrote was unchanged for the second. */
const joined = (first: WrittenSite, last: WrittenSite): WrittenSite => ({
  written: [...first.written, ...last.written],
  unchanged: last.unchanged - first.written.length,
  removed: [...first.removed, ...last.removed].sort(),
  bytes: first.bytes + last.bytes,
});

/** What fails in both writings is told once. */
const distinct = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => [
  ...new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic])).values(),
];
