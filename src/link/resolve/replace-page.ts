// An index and pages whose facts mean what they meant -> the index with their new facts.
import type { BookPath } from '../../core/path.ts';
import type { Facts } from '../../scan/markdown/facts.ts';
import type { BookIndex, Page } from './book-index.ts';

/** Features whose files are in the site only if some page uses them. */
type FeaturesWithFiles = Pick<ReadonlyMap<string, unknown>, 'has'>;

/** Facts without the places where they stand, and without those that only the page itself shows: what other pages can tell. */
export function meaningOf(facts: Facts, withFiles: FeaturesWithFiles): string {
  const files = facts.uses.filter((feature) => withFiles.has(feature));
  const told = Object.entries(facts).filter(([name]) => !OWN.has(name));
  return JSON.stringify([told, files], (key, value: unknown) => (key === 'at' ? undefined : value));
}

/** What only the page itself shows. */
const OWN: ReadonlySet<string> = new Set<keyof Facts>([
  ...(['links', 'undefinedLabels', 'wikiLinks', 'languages', 'uses', 'summary'] as const),
]);

/** Chapters of this index with their new facts, which must mean the same. */
export function replacePages(
  index: BookIndex,
  renewed: readonly (readonly [source: BookPath, facts: Facts | undefined])[],
): BookIndex {
  const pages = [...index.pages];
  const bySource = new Map(index.bySource);
  const byUrl = new Map(index.byUrl);
  for (const [source, facts] of renewed) {
    const page = bySource.get(source);
    if (page === undefined || facts === undefined) continue;
    const after: Page = { ...page, facts };
    pages[pages.indexOf(page)] = after;
    bySource.set(source, after);
    byUrl.set(page.chapter.url, after);
  }
  return { ...index, pages, bySource, byUrl };
}
