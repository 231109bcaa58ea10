// Selects the changes that are relevant to a tab's page.
import type { UrlPath } from '../../core/path.ts';
import { siteUrl } from '../http/answer.ts';
import { parseTarget } from '../http/request-target.ts';
import type { ServedSite } from '../site.ts';
import type { CombinedChange } from './history.ts';
import type { Version } from './message.ts';

/** The page that a tab shows: one of the site, or the not-found page. */
export interface TabPage {
  /** Absent for a URL outside the site. */
  readonly url?: UrlPath;
  readonly isFound: boolean;
}

export type TabUpdate =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'reload' }
  | {
      readonly kind: 'update';
      readonly page: boolean;
      readonly assets: readonly UrlPath[];
      readonly contents?: UrlPath;
    };

const nothing: TabUpdate = { kind: 'nothing' };
const reload: TabUpdate = { kind: 'reload' };

/** The page at a URL path, percent-encoded as sent by the tab. */
export function tabPage(site: ServedSite, path: string): TabPage {
  const target = parseTarget(path);
  const url = target.kind === 'path' ? siteUrl(site, target.path) : undefined;
  return url === undefined ? { isFound: false } : { url, isFound: site.has(url) };
}

/** Update for a tab. `page` is its state before the change. */
export function updateFor(change: CombinedChange, page: TabPage, site: ServedSite): TabUpdate {
  const isFound = page.url !== undefined && site.has(page.url);
  if (change.everything || isFound !== page.isFound) return reload;
  const isChanged = page.url !== undefined && change.pages.has(page.url);
  const { contents, assets } = change;
  if (!isChanged && assets.size === 0 && contents === undefined) return nothing;
  return { kind: 'update', page: isChanged, assets: [...assets], contents };
}

/** Like {@link updateFor}, for a page from another server or older than the history. */
export async function updateByContent(version: Version, page: TabPage, site: ServedSite): Promise<TabUpdate> {
  if (version.shared !== site.shared) return reload;
  const file = page.url === undefined ? undefined : await site.get(page.url);
  const { hash } = file ?? (await site.notFound(page.url));
  return version.page === hash ? nothing : { kind: 'update', page: true, assets: [] };
}
