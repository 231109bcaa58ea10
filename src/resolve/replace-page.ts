// An index and pages whose facts mean what they meant -> the index with their new facts.
import type { BookPath } from '../core/path.ts';
import type { Facts } from '../markdown/facts.ts';
import type { BookIndex, Page } from './book-index.ts';

/** Facts without the places where they stand: what other pages can tell apart. */
export const meaningOf = (facts: Facts): string =>
  JSON.stringify(facts, (key, value: unknown) => (key === 'at' ? undefined : value));

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
