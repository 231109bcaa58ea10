// Plans redirect pages and moved fragments from `output.html.redirect` and `redirect-from`.
import { type Diagnostic, type Location, type Outcome, diagnose } from '../../core/diagnostic.ts';
import {
  type BookPath,
  type UrlPath,
  encodePath,
  leavesRoot,
  relativePath,
  urlPath,
} from '../../core/path.ts';
import type { LocateRedirect } from '../../read/config/redirect-locations.ts';

export interface Redirects {
  /** Redirect pages, sorted by URL. */
  readonly pages: readonly RedirectPage[];
  /** For existing pages: targets of fragments that moved. */
  readonly fragments: ReadonlyMap<UrlPath, Readonly<Record<string, string>>>;
}

export interface RedirectPage {
  readonly url: UrlPath;
  /** As written: relative to the old page, or an absolute URL. */
  readonly target: string;
  readonly fragments: Readonly<Record<string, string>>;
  /** Source of the redirect: `output.html.redirect`, or the chapter that moved. */
  readonly by: string;
  /** Where it is written; absent when it comes from the environment. */
  readonly at?: Location;
}

/** A page and its former URLs, from `redirect-from` in its front matter. */
export interface OldAddresses {
  readonly url: UrlPath;
  readonly source: BookPath;
  readonly redirectFrom: readonly string[];
}

export interface RedirectSources {
  /** `output.html.redirect`. */
  readonly table: Readonly<Record<string, string>>;
  readonly old: readonly OldAddresses[];
  readonly locate?: LocateRedirect;
}

/** Where `output.html.redirect` is named as the origin of a file. */
const TABLE = 'output.html.redirect';

/**
 * mdBook's rules (hbs_renderer.rs: emit_redirects): keys are paths from the site root with an optional leading `/` or
 * `./`; a key with a fragment redirects only that fragment. Former URLs of chapters are read the same way; a trailing
 * slash means that folder's `index.html`.
 */
export function planRedirects(
  { table, old, locate = () => undefined }: RedirectSources,
  isPage: (url: UrlPath) => boolean,
): Outcome<Redirects> {
  const written = fromTable({ table, locate }, isPage);
  const { targets, fragments } = written.value;
  const moved = fromChapters({ old, locate }, isPage);
  const known: readonly Omit<RedirectPage, 'fragments'>[] = [
    ...Array.from(targets, ([url, target]) => ({
      url,
      target,
      by: TABLE,
      at: locate({ from: url, by: TABLE }),
    })),
    ...moved.value,
  ];
  const named = new Set(known.map(({ url }) => url));
  const pages = [
    ...known.map((page) => ({ ...page, fragments: fragments.get(page.url) ?? {} })),
    ...Array.from(fragments, ([url, targets]) =>
      isPage(url) || named.has(url) ? [] : fragmentPage(url, targets, locate),
    ).flat(),
  ].sort((a, b) => (a.url < b.url ? -1 : 1));
  return {
    value: { pages, fragments: new Map([...fragments].filter(([url]) => isPage(url))) },
    diagnostics: [...written.diagnostics, ...moved.diagnostics],
  };
}

/** The entries of `output.html.redirect`: targets by page, and by page and fragment. */
interface TableRedirects {
  readonly targets: ReadonlyMap<UrlPath, string>;
  readonly fragments: ReadonlyMap<UrlPath, Readonly<Record<string, string>>>;
}

function fromTable(
  { table, locate }: Required<Pick<RedirectSources, 'table' | 'locate'>>,
  isPage: (url: UrlPath) => boolean,
): Outcome<TableRedirects> {
  const diagnostics: Diagnostic[] = [];
  const targets = new Map<UrlPath, string>();
  const fragments = new Map<UrlPath, Readonly<Record<string, string>>>();
  for (const [key, target] of Object.entries(table)) {
    const hash = key.indexOf('#');
    const url = urlPath((hash < 0 ? key : key.slice(0, hash)).replace(/^\/+/, ''));
    const at = (): Location | undefined => locate({ from: key, by: TABLE });
    if (leavesRoot(url) || url === '') diagnostics.push(diagnose('redirect/outside', { from: key }, at()));
    else if (hash >= 0) fragments.set(url, { ...fragments.get(url), [key.slice(hash)]: target });
    else if (isPage(url)) diagnostics.push(diagnose('redirect/over-page', { from: key }, at()));
    else targets.set(url, target);
  }
  return { value: { targets, fragments }, diagnostics };
}

/** The page of an old address of which only fragments are known. It redirects to the target of the first one. */
function fragmentPage(
  url: UrlPath,
  fragments: Readonly<Record<string, string>>,
  locate: LocateRedirect,
): readonly RedirectPage[] {
  const [first] = Object.entries(fragments);
  if (first === undefined) return [];
  const [fragment, target] = first;
  return [{ url, target, fragments, by: TABLE, at: locate({ from: url + fragment, by: TABLE }) }];
}

/** Redirects from front matter. Two pages that claim the same URL are reported when the site is planned. */
function fromChapters(
  { old, locate }: Required<Pick<RedirectSources, 'old' | 'locate'>>,
  isPage: (url: UrlPath) => boolean,
): Outcome<readonly Omit<RedirectPage, 'fragments'>[]> {
  const diagnostics: Diagnostic[] = [];
  const value = old.flatMap(({ url: to, source, redirectFrom }) =>
    redirectFrom.flatMap((from) => {
      const url = urlPath(from.endsWith('/') ? `${from}index.html` : from);
      const at = locate({ from, by: source });
      if (leavesRoot(url) || url === '') diagnostics.push(diagnose('redirect/outside', { from }, at));
      else if (isPage(url)) diagnostics.push(diagnose('redirect/over-page', { from }, at));
      else return [{ url, target: encodePath(relativePath(url, to)), by: source, at }];
      return [];
    }),
  );
  return { value, diagnostics };
}
