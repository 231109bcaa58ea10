// What one page needs of the whole book: where its links lead. Equal slices and bodies make equal pages.
import { type BookPath, type UrlPath, encodePath, relativePath, urlPath } from '../core/path.ts';
import { isOfThisBook } from '../markdown/serialize.ts';
import type { BookIndex, Page } from './book-index.ts';
import { type Target, resolveLink } from './resolve-link.ts';

export interface PageSlice {
  /** The page's address in the site. */
  readonly url: UrlPath;
  /** For each address of this book that the page writes, by {@link addressKey}: its `href`; absent for a hidden chapter. */
  readonly hrefs: Readonly<Record<string, string>>;
}

/** One name for an address and the file it was written in. */
export const addressKey = (url: string, from: BookPath): string => `${from}\n${url}`;

/**
 * The slice of `page` when it is shown at `url`: its own address, or the site's root for the first chapter's second
 * copy, whose links must lead to the same places from there.
 */
export function sliceOf(index: BookIndex, page: Page, url: UrlPath): PageSlice {
  const hrefs: Record<string, string> = {};
  for (const link of page.facts.links) {
    const key = addressKey(link.url, link.from);
    if (!isOfThisBook(link.url) || key in hrefs) continue;
    const target = resolveLink(index, { url: link.url, page: page.chapter.source, from: link.from });
    const href = hrefOf(target, url);
    if (href !== undefined) hrefs[key] = href;
  }
  return { url, hrefs };
}

/** How a page at `from` writes the way to a target, percent-encoded where it must be; absent for a hidden chapter. */
export function hrefOf(target: Target, from: UrlPath): string | undefined {
  switch (target.kind) {
    case 'hidden':
      return undefined;
    case 'page':
      return encodePath(relativePath(from, urlPath(target.page.chapter.url))) + target.rest;
    case 'file':
    case 'nothing':
      return encodePath(relativePath(from, target.url)) + target.rest;
  }
}
