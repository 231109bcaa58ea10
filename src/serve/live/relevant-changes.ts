// The page that a tab shows and what changed -> what of it concerns the tab.
import type { UrlPath } from '../../core/path.ts';
import { siteUrl } from '../http/answer.ts';
import { parseTarget } from '../http/request-target.ts';
import type { ServedSite } from '../site.ts';
import type { Missed } from './history.ts';
import type { Version } from './message.ts';

/** What a tab shows: a page of the site, or what is answered where there is none. */
export interface TabPage {
  /** Absent for an address outside the site. */
  readonly url?: UrlPath;
  readonly isFound: boolean;
}

export type Concern =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'reload' }
  | {
      readonly kind: 'update';
      readonly page: boolean;
      readonly assets: readonly UrlPath[];
      readonly contents?: UrlPath;
    };

const nothing: Concern = { kind: 'nothing' };
const reload: Concern = { kind: 'reload' };

/** The page at an address's path, percent-encoded as a tab has it. */
export function tabPage(site: ServedSite, path: string): TabPage {
  const target = parseTarget(path);
  const url = target.kind === 'path' ? siteUrl(site, target.path) : undefined;
  return url === undefined ? { isFound: false } : { url, isFound: site.has(url) };
}

/** What a change is to the tab. `page` is what the tab showed before it. */
export function concernOf(missed: Missed, page: TabPage, site: ServedSite): Concern {
  const isFound = page.url !== undefined && site.has(page.url);
  if (missed.everything || isFound !== page.isFound) return reload;
  const isChanged = page.url !== undefined && missed.pages.has(page.url);
  const { contents, assets } = missed;
  if (!isChanged && assets.size === 0 && contents === undefined) return nothing;
  return { kind: 'update', page: isChanged, assets: [...assets], contents };
}

/** As {@link concernOf} for a tab whose page some other server sent, or this one too long ago to know what changed. */
export async function concernByContent(version: Version, page: TabPage, site: ServedSite): Promise<Concern> {
  if (version.shared !== site.shared) return reload;
  const file = page.url === undefined ? undefined : await site.get(page.url);
  const { hash } = file ?? (await site.notFound());
  return version.page === hash ? nothing : { kind: 'update', page: true, assets: [] };
}
