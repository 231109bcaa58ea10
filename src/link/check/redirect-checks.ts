// Checks `output.html.redirect` for missing targets, chains and loops.
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import { isPlausible, nearestAmong } from '../../core/nearest.ts';
import { type UrlPath, folderOf, relativePath, resolveFrom, urlPath } from '../../core/path.ts';
import type { SlicedWork } from '../../core/time-slices.ts';
import { hasAnchor } from '../resolve/check-links.ts';
import { type FindPath, createNearestPath } from '../../core/nearest-path.ts';
import { decode, splitAddress } from '../resolve/resolve-link.ts';
import { siteRoot } from '../resolve/site-root.ts';
import type { CheckedBook, CheckedRedirect } from './checked-book.ts';

export function* checkRedirects(book: CheckedBook): SlicedWork<readonly Diagnostic[]> {
  const table = new Map(
    book.redirects.map((redirect) => [keyOf(redirect.from, redirect.fragment), redirect]),
  );
  const found: Diagnostic[] = [];
  const ofFragments = new Set<string>();
  for (const { from, fragment, target } of book.redirects)
    if (fragment !== undefined) ofFragments.add(`${from} ${target}`);
  for (const redirect of book.redirects) {
    yield;
    // A page of which only fragments are known leads where its first fragment does: that's one redirect to the author.
    const isImplied =
      redirect.fragment === undefined && ofFragments.has(`${redirect.from} ${redirect.target}`);
    if (!isImplied) found.push(...checkRedirect(book, table, redirect));
  }
  return found;
}

/** Redirects by old address. */
type Table = ReadonlyMap<string, CheckedRedirect>;

const keyOf = (url: UrlPath, fragment: string | undefined): string =>
  fragment === undefined ? url : `${url}#${fragment}`;

/** An address of this site. */
interface Address {
  readonly url: UrlPath;
  readonly fragment: string | undefined;
}

/** The redirect of an address; a redirect of one fragment doesn't apply to the whole page. */
const redirectAt = (table: Table, { url, fragment }: Address): CheckedRedirect | undefined =>
  (fragment === undefined ? undefined : table.get(keyOf(url, fragment))) ?? table.get(url);

function checkRedirect(book: CheckedBook, table: Table, redirect: CheckedRedirect): readonly Diagnostic[] {
  const { target, at } = redirect;
  const from = keyOf(redirect.from, redirect.fragment);
  const first = targetOf(book, redirect);
  if (first === undefined) return [];
  if (redirectAt(table, first) !== undefined) {
    const end = endOf(book, table, redirect);
    return [
      end === undefined
        ? diagnose('redirect/loop', { from, to: target }, at)
        : diagnose('redirect/chain', { from, to: target, end: asWritten(book, redirect, end) }, at),
    ];
  }
  const page = pageAt(book, first.url);
  if (page === undefined) {
    const near = nearestPathIn(book)(first.url);
    const meant = near && asWritten(book, redirect, { url: urlPath(near), fragment: undefined });
    return [diagnose('redirect/no-target', { from, to: target, nearest: meant }, at)];
  }
  const { fragment = '' } = first;
  if (page === 'file' || hasAnchor(page, fragment, book.hasGeneratedId)) return [];
  const near = nearestAmong(page.ids, isPlausible)(fragment)?.name;
  const args = { page: page.chapter.source, anchor: fragment, nearest: near };
  return [diagnose('link/no-such-anchor', args, at)];
}

/** An address as the redirect's target has to be written. */
function asWritten(
  { config }: CheckedBook,
  { from, target }: CheckedRedirect,
  end: Address | string,
): string {
  if (typeof end === 'string') return end;
  const path = target.startsWith('/') ? siteRoot(config.html.siteUrl) + end.url : relativePath(from, end.url);
  return end.fragment === undefined ? path : `${path}#${end.fragment}`;
}

/** Where a reader ends, as written if it's elsewhere; absent for a loop. */
function endOf(book: CheckedBook, table: Table, start: CheckedRedirect): Address | string | undefined {
  const seen = new Set<CheckedRedirect>();
  let redirect = start;
  for (;;) {
    if (seen.has(redirect)) return undefined;
    seen.add(redirect);
    const to = targetOf(book, redirect);
    const next = to && redirectAt(table, to);
    if (next === undefined) return to ?? redirect.target;
    redirect = next;
  }
}

/** The target within this site; absent for an external target, or one that may be external. */
function targetOf({ config }: CheckedBook, { from, target }: CheckedRedirect): Address | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target)) return undefined;
  const { path, fragment } = splitAddress(target);
  const decoded = decode(path);
  if (!decoded.startsWith('/')) {
    const url = decoded === '' ? from : resolveFrom(folderOf(from), decoded);
    return url.startsWith('../') || url === '..' ? undefined : { url, fragment };
  }
  const base = siteRoot(config.html.siteUrl);
  return decoded.startsWith(base) ? { url: urlPath(decoded.slice(base.length)), fragment } : undefined;
}

/** The page that web hosts serve at a URL; `file` for a file that isn't a page. */
function pageAt(
  { index, isInSite }: CheckedBook,
  url: UrlPath,
): CheckedBook['index']['pages'][number] | 'file' | undefined {
  const places = [url, `${url}/index.html`, `${url}.html`].map(urlPath);
  for (const place of places) {
    const page = index.byUrl.get(place);
    if (page) return page;
    if (isInSite(place)) return 'file';
  }
  return undefined;
}

const finders = new WeakMap<CheckedBook['index'], FindPath>();

/** Made once, for books with many redirects that lead nowhere. */
function nearestPathIn({ index }: CheckedBook): FindPath {
  const found = finders.get(index) ?? createNearestPath(index.byUrl.keys());
  finders.set(index, found);
  return found;
}
