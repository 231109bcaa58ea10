// A page's place -> the parts of its view that every kind of page has.
import { type UrlPath, encodePath, pathToRoot, urlPath } from '../../core/path.ts';
import { type OwnFiles, pageAssets } from '../theme/page-assets.ts';
import type { FeatureFiles } from '../theme/page-plugin.ts';
import type { Theme } from '../theme/load-theme.ts';
import type { SiteView, SpecialView } from '../theme/view.ts';
import { policyFor } from './content-security-policy.ts';

/** What a build knows that all its pages share. */
export interface PageFrame {
  readonly site: SiteView;
  readonly theme: Theme;
  /** `additional-css` and `additional-js`, by the names under which they are assets. */
  readonly own: OwnFiles;
  /** What pages link besides, by the features that they use. */
  readonly byFeature: FeatureFiles;
  /** More chapters than a reader should wait for before the first paint. */
  readonly longContents: boolean;
  /** Whether each page has a picture drawn for it. */
  readonly drawsImages: boolean;
  /** Whether pages say what policy they keep to. */
  readonly givesPolicy: boolean;
}

export type PageBase = Pick<
  SpecialView,
  'site' | 'url' | 'pathToRoot' | 'styles' | 'scripts' | 'favicons' | 'contents' | 'canonical' | 'policy'
>;

export function pageBase(frame: PageFrame, url: UrlPath, uses: readonly string[]): PageBase {
  const { site, theme } = frame;
  const wanted = uses.flatMap((feature) => frame.byFeature.get(feature) ?? []);
  const own: OwnFiles = {
    styles: [
      ...wanted.flatMap(({ styles }) => styles).filter((name) => theme.assets.has(name)),
      ...frame.own.styles,
    ],
    scripts: [...wanted.flatMap(({ scripts }) => scripts), ...frame.own.scripts].filter(
      (name) => frame.own.scripts.includes(name) || theme.assets.has(name),
    ),
  };
  const root = pathToRoot(url);
  const contents = {
    script: root + encodePath(theme.assets.urlOf('toc.js')),
    late: frame.longContents,
    all: `${root}toc.html`,
  };
  return {
    site,
    url,
    pathToRoot: root,
    ...pageAssets(theme.assets, url, own),
    contents,
    policy: frame.givesPolicy ? policyFor(uses) : undefined,
    canonical: site.origin === undefined ? undefined : addressOf(site.origin, url),
  };
}

/** A page's whole address. */
export const addressOf = (origin: string, page: UrlPath): string =>
  origin + encodePath(urlPath(canonicalPath(page)));

/** A folder's index is known by the folder's address. */
const canonicalPath = (url: UrlPath): string =>
  url === 'index.html' ? '' : url.replace(/(^|\/)index\.html$/, '$1');
