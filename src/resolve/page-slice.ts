// What one page needs of the whole book: where its links lead. Equal slices and bodies make equal pages.
import { type BookPath, type UrlPath, encodePath, relativePath, urlPath } from '../core/path.ts';
import { isOfThisBook } from '../markdown/serialize.ts';
import type { Link } from '../markdown/facts.ts';
import type { BookIndex } from './book-index.ts';
import { type Target, resolveLink } from './resolve-link.ts';

export interface PageSlice {
  /** The page's address in the site. */
  readonly url: UrlPath;
  /** For each address of this book that the page writes, by {@link addressKey}: its `href`; absent for a hidden chapter. */
  readonly hrefs: Readonly<Record<string, string>>;
}

/** One name for an address and the file it was written in. */
export const addressKey = (url: string, from: BookPath): string => `${from}\n${url}`;

/** The links of a page and the chapter they are in. */
export interface AddressedLinks {
  readonly source: BookPath;
  readonly links: readonly Link[];
}

/**
 * The slice of a page when it is shown at `url`: its own address, or the site's root for the first chapter's second
 * copy, whose links must lead to the same places from there.
 */
export function sliceOf(index: BookIndex, { source, links }: AddressedLinks, url: UrlPath): PageSlice {
  const hrefs: Record<string, string> = {};
  for (const link of links) {
    const key = addressKey(link.url, link.from);
    if (!isOfThisBook(link.url) || key in hrefs) continue;
    const target = resolveLink(index, { url: link.url, page: source, from: link.from });
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
