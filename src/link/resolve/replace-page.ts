// Replaces pages in an index after changes that no other page can notice.
import type { BookPath } from '../../core/path.ts';
import type { Facts } from '../../scan/markdown/facts.ts';
import type { BookIndex, Page } from './book-index.ts';

/** Features whose files are part of the site only if a page uses them. */
type FeaturesWithFiles = Pick<ReadonlyMap<string, unknown>, 'has'>;

/**
 * The facts that other pages can notice, as comparable text: without locations and without facts that only affect
 * the page itself.
 */
export function meaningOf(facts: Facts, withFiles: FeaturesWithFiles): string {
  const files = facts.uses.filter((feature) => feature === 'scripts' || withFiles.has(feature));
  const visible = Object.entries(facts).filter(([name]) => !OWN.has(name));
  return JSON.stringify([visible, files], (key, value: unknown) => (key === 'at' ? undefined : value));
}

/** Facts that only affect the page itself. */
const OWN: ReadonlySet<string> = new Set<keyof Facts>([
  ...(['links', 'undefinedLabels', 'wikiLinks', 'languages', 'uses', 'summary'] as const),
]);

/** Replaces the facts of these chapters; {@link meaningOf} the old and new facts must be equal. */
export function replacePages(
  index: BookIndex,
  changed: readonly (readonly [source: BookPath, facts: Facts | undefined])[],
): BookIndex {
  const pages = [...index.pages];
  const bySource = new Map(index.bySource);
  const byUrl = new Map(index.byUrl);
  for (const [source, facts] of changed) {
    const page = bySource.get(source);
    if (page === undefined || facts === undefined) continue;
    const after: Page = { ...page, facts };
    pages[pages.indexOf(page)] = after;
    bySource.set(source, after);
    byUrl.set(page.chapter.url, after);
  }
  return { ...index, pages, bySource, byUrl };
}
