// The part of the book index that one page depends on: the targets of its links. Equal slices and bodies produce
// equal pages.
import {
  type BookPath,
  type UrlPath,
  encodePath,
  isInternalUrl,
  relativePath,
  urlPath,
} from '../../core/path.ts';
import type { Facts } from '../../scan/markdown/facts.ts';
import type { BookIndex } from './book-index.ts';
import { type NamedTarget, resolveLabelName, resolvePageName } from './page-names.ts';
import { type Unresolved, type Target, resolveLink } from './resolve-link.ts';

export interface PageSlice {
  /** Path of the page in the site. */
  readonly url: UrlPath;
  /**
   * The `href` of each internal link of the page, by {@link addressKey}, {@link wikiKey} or {@link labelKey}.
   * Absent for addresses of excluded chapters and for unresolved names; empty for a label that refers to an
   * excluded chapter.
   */
  readonly hrefs: Readonly<Record<string, string>>;
}

/** Key of an address and the file it is written in. */
export const addressKey = (url: string, from: BookPath): string => `${from}\n${url}`;

/** Key of `[[target]]`. */
export const wikiKey = (target: string): string => `[[${target}]]`;

/** Key of an undefined label. */
export const labelKey = (label: string): string => `[${label}]`;

/** A chapter and those of its facts that are links. */
export interface PageLinks extends Pick<Facts, 'links' | 'undefinedLabels' | 'wikiLinks'> {
  readonly source: BookPath;
}

/**
 * The slice of a page when it is shown at `url`: its own path, or the site's root for the copy of the first
 * chapter, from where its links must lead to the same targets.
 */
export function sliceOf(index: BookIndex, addresses: PageLinks, url: UrlPath): PageSlice {
  const { source, links, undefinedLabels, wikiLinks = [] } = addresses;
  const hrefs: Record<string, string> = {};
  for (const link of links) {
    const key = addressKey(link.url, link.from);
    if (!isInternalUrl(link.url) || key in hrefs) continue;
    const target = resolveLink(index, { url: link.url, page: source, from: link.from });
    const href = hrefOf(target, url);
    if (href !== undefined) hrefs[key] = href;
  }
  for (const { label } of wikiLinks) {
    const href = hrefOfName(resolvePageName(index, label), url);
    if (href !== undefined && href !== '') hrefs[wikiKey(label)] = href;
  }
  for (const { label } of undefinedLabels) {
    const href = hrefOfName(resolveLabelName(index, label), url);
    if (href !== undefined) hrefs[labelKey(label)] = href;
  }
  return { url, hrefs };
}

/** The link from a page at `from` to a target, percent-encoded; absent for an excluded chapter. */
export function hrefOf(target: Target, from: UrlPath): string | undefined {
  switch (target.kind) {
    case 'hidden':
      return undefined;
    case 'page':
      return encodePath(relativePath(from, urlPath(target.page.chapter.url))) + target.rest;
    case 'file':
      return encodePath(relativePath(from, target.url)) + target.rest;
    case 'unresolved':
      return hrefOfUnresolved(target, from);
  }
}

function hrefOfUnresolved({ url, rest, absolute, isFolder }: Unresolved, from: UrlPath): string {
  const path = absolute ?? relativePath(from, url) + (isFolder ? '/' : '');
  return encodePath(path) + rest;
}

function hrefOfName(named: NamedTarget | undefined, from: UrlPath): string | undefined {
  if (named?.kind === 'hidden') return '';
  if (named?.kind !== 'page') return undefined;
  const { page, fragment } = named;
  const path = encodePath(relativePath(from, urlPath(page.chapter.url)));
  return fragment === undefined ? path : `${path}#${encodeURI(fragment)}`;
}
