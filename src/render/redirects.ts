// `output.html.redirect` and the pages' own old addresses -> pages that lead elsewhere, and fragments that moved.
import { type Diagnostic, type Outcome, diagnose } from '../core/diagnostic.ts';
import { type UrlPath, leavesRoot, urlPath } from '../core/path.ts';

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
}

/**
 * mdBook's rules (hbs_renderer.rs: emit_redirects): keys are paths from the site's root with or without `/` or `./`
 * before them; a key with a fragment sends only that fragment away.
 */
export function planRedirects(
  table: Readonly<Record<string, string>>,
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
  const pages = [...targets].map(([url, target]) => ({ url, target, fragments: fragments.get(url) ?? {} }));
  for (const [url, moved] of fragments) {
    const [first] = Object.values(moved);
    // An old page of which only fragments are known leads, for the rest, where its first fragment does.
    if (!isPage(url) && !targets.has(url) && first !== undefined)
      pages.push({ url, target: first, fragments: moved });
  }
  pages.sort((a, b) => (a.url < b.url ? -1 : 1));
  return { value: { pages, fragments: new Map([...fragments].filter(([url]) => isPage(url))) }, diagnostics };
}
