// What one page needs of the whole book: where its links lead. Equal slices and bodies make equal pages.
import {
  type BookPath,
  type UrlPath,
  encodePath,
  isOfThisBook,
  relativePath,
  urlPath,
} from '../../core/path.ts';
import type { Facts } from '../../scan/markdown/facts.ts';
import type { BookIndex } from './book-index.ts';
import { type Named, namedLabel, namedPage } from './names.ts';
import { type Nothing, type Target, resolveLink } from './resolve-link.ts';

export interface PageSlice {
  /** The page's address in the site. */
  readonly url: UrlPath;
  /**
   * For each address of this book that the page writes, by {@link addressKey}, {@link wikiKey} or {@link labelKey}: its
   * `href`. Absent for an address of a hidden chapter and for names that mean nothing; empty for a label that means a
   * hidden chapter.
   */
  readonly hrefs: Readonly<Record<string, string>>;
}

/** One name for an address and the file it was written in. */
export const addressKey = (url: string, from: BookPath): string => `${from}\n${url}`;

/** One name for `[[target]]`. */
export const wikiKey = (target: string): string => `[[${target}]]`;

/** One name for a label that nothing defines. */
export const labelKey = (label: string): string => `[${label}]`;

/** A chapter and what of its facts leads elsewhere. */
export interface Addresses extends Pick<Facts, 'links' | 'undefinedLabels' | 'wikiLinks'> {
  readonly source: BookPath;
}

/**
 * The slice of a page when it is shown at `url`: its own address, or the site's root for the first chapter's second
 * copy, whose links must lead to the same places from there.
 */
export function sliceOf(index: BookIndex, addresses: Addresses, url: UrlPath): PageSlice {
  const { source, links, undefinedLabels, wikiLinks = [] } = addresses;
  const hrefs: Record<string, string> = {};
  for (const link of links) {
    const key = addressKey(link.url, link.from);
    if (!isOfThisBook(link.url) || key in hrefs) continue;
    const target = resolveLink(index, { url: link.url, page: source, from: link.from });
    const href = hrefOf(target, url);
    if (href !== undefined) hrefs[key] = href;
  }
  for (const { label } of wikiLinks) {
    const href = hrefOfName(namedPage(index, label), url);
    if (href !== undefined && href !== '') hrefs[wikiKey(label)] = href;
  }
  for (const { label } of undefinedLabels) {
    const href = hrefOfName(namedLabel(index, label), url);
    if (href !== undefined) hrefs[labelKey(label)] = href;
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
      return encodePath(relativePath(from, target.url)) + target.rest;
    case 'nothing':
      return hrefOfNothing(target, from);
  }
}

function hrefOfNothing({ url, rest, absolute, isFolder }: Nothing, from: UrlPath): string {
  const path = absolute ?? relativePath(from, url) + (isFolder ? '/' : '');
  return encodePath(path) + rest;
}

function hrefOfName(named: Named | undefined, from: UrlPath): string | undefined {
  if (named?.kind === 'hidden') return '';
  if (named?.kind !== 'page') return undefined;
  const { page, fragment } = named;
  const path = encodePath(relativePath(from, urlPath(page.chapter.url)));
  return fragment === undefined ? path : `${path}#${encodeURI(fragment)}`;
}
