// The parts of a view that every kind of page has.
import type { Siblings } from '../../core/edition.ts';
import { type UrlPath, encodePath, pathToRoot } from '../../core/path.ts';
import { type OwnFiles, pageAssets } from '../theme/page-assets.ts';
import type { FeatureFiles } from '../theme/page-plugin.ts';
import type { Theme } from '../theme/load-theme.ts';
import type { EditionViews } from '../theme/edition-view.ts';
import type { SiteView, SpecialView } from '../theme/view.ts';
import { addressOf } from './page-address.ts';
import { policyFor } from './content-security-policy.ts';
import { editionViews } from './edition-views.ts';

/** Data that all pages of a build share. */
export interface PageFrame {
  readonly site: SiteView;
  readonly theme: Theme;
  /** `additional-css` and `additional-js` by asset name. */
  readonly own: OwnFiles;
  /** Features that every page uses, see `Facts.uses`. */
  readonly uses: readonly string[];
  /** Additional files that pages link, by feature. */
  readonly byFeature: FeatureFiles;
  /** True if the book has so many chapters that readers shouldn't wait for the contents before the first paint. */
  readonly longContents: boolean;
  /** True if pages have a drawn social card. */
  readonly drawsImages: boolean;
  /** True if pages declare a content security policy. */
  readonly givesPolicy: boolean;
  /** Absent for a book that is published alone. */
  readonly siblings?: Siblings;
  /** Set if pages have slots for links to other versions. */
  readonly hasSlots?: true;
}

export type PageBase = Pick<
  SpecialView,
  | 'site'
  | 'language'
  | 'direction'
  | 'url'
  | 'pathToRoot'
  | 'styles'
  | 'furtherThemes'
  | 'scripts'
  | 'favicons'
  | 'contents'
  | 'canonical'
  | 'policy'
  | keyof EditionViews
>;

export function pageBase(frame: PageFrame, url: UrlPath, uses: readonly string[]): PageBase {
  const { site, theme } = frame;
  const editions = frame.siblings && editionViews(frame.siblings, url, site.origin);
  const wanted = [...new Set([...frame.uses, ...uses])].flatMap(
    (feature) => frame.byFeature.get(feature) ?? [],
  );
  const isPart = (name: string): boolean => theme.assets.has(name);
  const own: OwnFiles = {
    styles: [...wanted.flatMap(({ styles }) => styles).filter(isPart), ...frame.own.styles],
    scripts: [...wanted.flatMap(({ scripts }) => scripts).filter(isPart), ...frame.own.scripts],
  };
  const root = pathToRoot(url);
  const contents = {
    script: root + encodePath(theme.assets.urlOf('toc.js')),
    late: frame.longContents,
    all: `${root}toc.html`,
  };
  return {
    // mdBook's templates link these files by name.
    site: { ...site, additional: own },
    language: site.language,
    direction: site.direction,
    url,
    pathToRoot: root,
    ...pageAssets(theme.assets, url, own),
    contents,
    policy: frame.givesPolicy ? policyFor(uses, site) : undefined,
    canonical: site.origin === undefined ? undefined : addressOf(site.origin, url),
    ...editions,
    ...(frame.hasSlots && { slots: true }),
  };
}
