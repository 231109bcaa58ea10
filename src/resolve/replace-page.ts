// An index and a page whose facts mean what they meant -> the index with the page's new facts, at the cost of that page.
import type { Facts } from '../markdown/facts.ts';
import type { BookIndex, Page } from './book-index.ts';

/** Facts without the places where they stand: what other pages can tell apart. */
export const meaningOf = (facts: Facts): string =>
  JSON.stringify(facts, (key, value: unknown) => (key === 'at' ? undefined : value));

/** `page` is of this index; its new facts must mean the same. */
export function replacePage(index: BookIndex, page: Page, facts: Facts): BookIndex {
  const renewed: Page = { ...page, facts };
  return {
    ...index,
    pages: index.pages.map((other) => (other === page ? renewed : other)),
    bySource: new Map(index.bySource).set(page.chapter.source, renewed),
    byUrl: new Map(index.byUrl).set(page.chapter.url, renewed),
  };
}
