// Checks `output.html.redirect` for missing targets, chains and loops.
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import { nearest } from '../../core/nearest.ts';
import { type UrlPath, folderOf, resolveFrom, urlPath } from '../../core/path.ts';
import type { SlicedWork } from '../../core/time-slices.ts';
import { decode, splitAddress } from '../resolve/resolve-link.ts';
import type { CheckedBook, CheckedRedirect } from './checked-book.ts';

export function* checkRedirects(book: CheckedBook): SlicedWork<readonly Diagnostic[]> {
  const table = new Map(book.redirects.map((redirect) => [redirect.from, redirect]));
  const found: Diagnostic[] = [];
  for (const redirect of book.redirects) {
    yield;
    found.push(...checkRedirect(book, table, redirect));
  }
  return found;
}

type Table = ReadonlyMap<UrlPath, CheckedRedirect>;

function checkRedirect(book: CheckedBook, table: Table, redirect: CheckedRedirect): readonly Diagnostic[] {
  const { from, target } = redirect;
  const first = targetOf(book, redirect);
  if (first === undefined) return [];
  const next = table.get(first.url);
  if (next !== undefined) {
    const end = endOf(book, table, redirect);
    return [
      end === undefined
        ? diagnose('redirect/loop', { from, to: target })
        : diagnose('redirect/chain', { from, to: target, end }),
    ];
  }
  const page = pageAt(book, first.url);
  if (page === undefined) {
    const near = nearest(first.url, book.index.byUrl.keys());
    return [diagnose('redirect/no-target', { from, to: target, nearest: near })];
  }
  const { fragment = '' } = first;
  if (page === 'file' || fragment === '' || page.ids.has(fragment)) return [];
  const near = nearest(fragment, page.ids);
  const args = { page: page.chapter.source, anchor: fragment, nearest: near };
  return [diagnose('link/no-such-anchor', args)];
}

/** The final target as written in the last redirect; absent for a loop. */
function endOf(book: CheckedBook, table: Table, start: CheckedRedirect): string | undefined {
  const seen = new Set<UrlPath>();
  let redirect = start;
  for (;;) {
    if (seen.has(redirect.from)) return undefined;
    seen.add(redirect.from);
    const at = targetOf(book, redirect);
    const next = at && table.get(at.url);
    if (next === undefined) return at?.url ?? redirect.target;
    redirect = next;
  }
}

/** The target within this site; absent for an external target, or one that may be external. */
function targetOf(
  { config }: CheckedBook,
  { from, target }: CheckedRedirect,
): { readonly url: UrlPath; readonly fragment: string | undefined } | undefined {
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

/** The path of `site-url`, with a `/` at both ends. */
const siteRoot = (siteUrl: string | undefined): string =>
  `/${(siteUrl ?? '').replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '').replace(/^\/+|\/+$/g, '')}/`.replace(
    /^\/+$/,
    '/',
  );

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
