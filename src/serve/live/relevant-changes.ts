// Selects the changes that are relevant to the page that a tab shows.
import type { UrlPath } from '../../core/path.ts';
import { siteUrl } from '../http/answer.ts';
import { parseTarget } from '../http/request-target.ts';
import type { ServedSite } from '../site.ts';
import type { Missed } from './history.ts';
import type { Version } from './message.ts';

/** What a tab shows: a page of the site, or the not-found page. */
export interface TabPage {
  /** Absent for an address outside the site. */
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

/** The page at an address's path, percent-encoded as a tab has it. */
export function tabPage(site: ServedSite, path: string): TabPage {
  const target = parseTarget(path);
  const url = target.kind === 'path' ? siteUrl(site, target.path) : undefined;
  return url === undefined ? { isFound: false } : { url, isFound: site.has(url) };
}

/** What the tab has to update. `page` is what it showed before the change. */
export function updateFor(missed: Missed, page: TabPage, site: ServedSite): TabUpdate {
  const isFound = page.url !== undefined && site.has(page.url);
  if (missed.everything || isFound !== page.isFound) return reload;
  const isChanged = page.url !== undefined && missed.pages.has(page.url);
  const { contents, assets } = missed;
  if (!isChanged && assets.size === 0 && contents === undefined) return nothing;
  return { kind: 'update', page: isChanged, assets: [...assets], contents };
}

/** As {@link updateFor}, for a tab whose page came from another server, or too long ago to know what changed. */
export async function updateByContent(version: Version, page: TabPage, site: ServedSite): Promise<TabUpdate> {
  if (version.shared !== site.shared) return reload;
  const file = page.url === undefined ? undefined : await site.get(page.url);
  const { hash } = file ?? (await site.notFound());
  return version.page === hash ? nothing : { kind: 'update', page: true, assets: [] };
}
