// `output.html.redirect` and the pages' own old addresses -> pages that lead elsewhere, and fragments that moved.
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import {
  type BookPath,
  type UrlPath,
  encodePath,
  leavesRoot,
  relativePath,
  urlPath,
} from '../../core/path.ts';

export interface Redirects {
  /** Old pages, sorted by address. */
  readonly pages: readonly RedirectPage[];
  /** For pages that exist: targets of fragments that moved away. */
  readonly fragments: ReadonlyMap<UrlPath, Readonly<Record<string, string>>>;
}

export interface RedirectPage {
  readonly url: UrlPath;
  /** As written: relative to the old page, or a whole address. */
  readonly target: string;
  readonly fragments: Readonly<Record<string, string>>;
  /** What asks for it: `output.html.redirect`, or the chapter that once stood there. */
  readonly by: string;
}

/** A page of the book and the addresses it once had, as they stand in its front matter under `redirect-from`. */
export interface OldAddresses {
  readonly url: UrlPath;
  readonly source: BookPath;
  readonly redirectFrom: readonly string[];
}

export interface RedirectSources {
  /** `output.html.redirect`. */
  readonly table: Readonly<Record<string, string>>;
  readonly old: readonly OldAddresses[];
}

/**
 * mdBook's rules (hbs_renderer.rs: emit_redirects): keys are paths from the site's root with or without `/` or `./`
 * before them; a key with a fragment sends only that fragment away. A chapter's own old addresses are read likewise, and one
 * that ends in a slash is the `index.html` of that folder.
 */
export function planRedirects(
  { table, old }: RedirectSources,
  isPage: (url: UrlPath) => boolean,
): Outcome<Redirects> {
  const diagnostics: Diagnostic[] = [];
  const targets = new Map<UrlPath, string>();
  const fragments = new Map<UrlPath, Record<string, string>>();
  for (const [key, target] of Object.entries(table)) {
    const hash = key.indexOf('#');
    const url = urlPath((hash < 0 ? key : key.slice(0, hash)).replace(/^\/+/, ''));
    if (leavesRoot(url) || url === '') diagnostics.push(diagnose('redirect/outside', { from: key }));
    else if (hash >= 0) fragments.set(url, { ...fragments.get(url), [key.slice(hash)]: target });
    else if (isPage(url)) diagnostics.push(diagnose('redirect/over-page', { from: key }));
    else targets.set(url, target);
  }
  const by = 'output.html.redirect';
  const own = fromChapters(old, isPage);
  const known = [...[...targets].map(([url, target]) => ({ url, target, by })), ...own.value];
  const named = new Set(known.map(({ url }) => url));
  const pages: RedirectPage[] = known.map((page) => ({ ...page, fragments: fragments.get(page.url) ?? {} }));
  for (const [url, moved] of fragments) {
    const [first] = Object.values(moved);
    // An old page of which only fragments are known leads, for the rest, where its first fragment does.
    if (!isPage(url) && !named.has(url) && first !== undefined)
      pages.push({ url, target: first, fragments: moved, by });
  }
  pages.sort((a, b) => (a.url < b.url ? -1 : 1));
  return {
    value: { pages, fragments: new Map([...fragments].filter(([url]) => isPage(url))) },
    diagnostics: [...diagnostics, ...own.diagnostics],
  };
}

/** What front matter asks for. Two that ask for one address are found when the site is planned. */
function fromChapters(
  old: readonly OldAddresses[],
  isPage: (url: UrlPath) => boolean,
): Outcome<readonly Omit<RedirectPage, 'fragments'>[]> {
  const diagnostics: Diagnostic[] = [];
  const value = old.flatMap(({ url: to, source, redirectFrom }) =>
    redirectFrom.flatMap((from) => {
      const url = urlPath(from.endsWith('/') ? `${from}index.html` : from);
      if (leavesRoot(url) || url === '') diagnostics.push(diagnose('redirect/outside', { from }));
      else if (isPage(url)) diagnostics.push(diagnose('redirect/over-page', { from }));
      else return [{ url, target: encodePath(relativePath(url, to)), by: source }];
      return [];
    }),
  );
  return { value, diagnostics };
}
