// Links from a page to the same page in the other editions.
import {
  type Edition,
  type EditionPage,
  type Siblings,
  linkBetween,
  nearestPage,
  pathToAll,
} from '../../core/edition.ts';
import { type UrlPath, encodePath } from '../../core/path.ts';
import { addressOf } from './page-address.ts';
import type { AlternateView, BannerView, EditionLinkView, EditionViews } from '../theme/edition-view.ts';

/** The feature of pages with menus or a banner, see `Facts.uses`. */
export const EDITIONS = 'editions';

/** `origin` is the absolute URL of this edition, with a trailing slash; absent if unknown. */
export function editionViews(siblings: Siblings, url: UrlPath, origin: string | undefined): EditionViews {
  const { languages, versions } = siblings;
  const banner = bannerOf(siblings, url);
  const alternates = origin === undefined ? [] : alternatesOf(siblings, url, origin);
  return {
    ...(languages.length > 1 && { languages: languages.map((to) => linkView(siblings, url, to)) }),
    ...(versions.length > 1 && { versions: versions.map((to) => versionView(siblings, url, to)) }),
    ...(banner && { banner }),
    ...(alternates.length > 0 && { alternates }),
  };
}

function linkView({ current }: Siblings, url: UrlPath, to: Edition): EditionLinkView {
  const { name, language, direction } = to;
  return {
    name,
    language,
    direction,
    href: to.address ?? hrefTo(current, url, to),
    ...(to === current && { isCurrent: true }),
  };
}

function versionView(siblings: Siblings, url: UrlPath, to: Edition): EditionLinkView {
  const isForeign = to.language !== siblings.current.language;
  return { ...linkView(siblings, url, to), ...(isForeign && { isForeign }) };
}

/** A page such as `404.html` is not among those of its own edition. */
const hrefTo = (from: Edition, url: UrlPath, to: Edition): string =>
  encodePath(
    linkBetween({ edition: from, url }, { edition: to, url: to === from ? url : nearestPage(to, url) }),
  );

function bannerOf({ current, versions, status }: Siblings, url: UrlPath): BannerView | undefined {
  if (status === undefined) return undefined;
  const newest = versions.find((version) => version.isDefault && version !== current);
  return { kind: status, ...(newest && { href: hrefTo(current, url, newest) }) };
}

/** The translations of a page. A page without any has no list, nor does one that isn't translated itself. */
function alternatesOf(siblings: Siblings, url: UrlPath, origin: string): readonly AlternateView[] {
  const { current, languages } = siblings;
  const translated = languages.filter(({ pages, untranslated }) => pages.has(url) && !untranslated?.has(url));
  if (translated.length < 2 || !translated.includes(current)) return [];
  const root = new URL(pathToAll(current), origin).href;
  const views = translated.map((edition) => ({
    language: edition.language,
    href: addressOfPage(root, { edition, url }),
  }));
  const original = translated.find(({ isDefault }) => isDefault);
  if (original === undefined) return views;
  return [...views, { language: 'x-default', href: addressOfPage(root, { edition: original, url }) }];
}

/** The URL in the original of a page that shows its text, which is its canonical one. Absent if there is no such page. */
export function canonicalInOriginal(
  { current, languages }: Siblings,
  url: UrlPath,
  origin: string,
): string | undefined {
  const original = languages.find(({ isDefault }) => isDefault);
  if (original === undefined || !original.pages.has(url)) return undefined;
  return addressOfPage(new URL(pathToAll(current), origin).href, { edition: original, url });
}

/** Absolute; `root` is the address of the whole site. */
const addressOfPage = (root: string, { edition, url }: EditionPage): string =>
  addressOf(edition.folder === '' ? root : `${root}${encodePath(edition.folder)}/`, url);
