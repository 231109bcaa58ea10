// The data that all pages of a site share: its view, theme, features and editions.
import type { BookIndex } from '../../link/resolve/book-index.ts';
import type { Config } from '../../read/config/config.ts';
import { hasBadges } from '../../read/summary/outline.ts';
import type { FurnitureView } from '../theme/furniture-view.ts';
import type { Theme } from '../theme/load-theme.ts';
import { type PagePlugin, featureFiles } from '../theme/page-plugin.ts';
import type { SiteModel } from '../site-model.ts';
import { keepsPolicy } from './content-security-policy.ts';
import { EDITIONS } from './edition-views.ts';
import type { PageFrame } from './page-base.ts';
import { PRINT_URL } from './print-file.ts';
import { shouldPrerender } from './should-prerender.ts';
import { offersCopies, siteView, withFeed } from './site-view.ts';

/** Above this many chapters the shared contents is put off until the page has been painted. */
const LONG_BOOK = 500;

export interface FrameInput extends Pick<PageFrame, 'siblings' | 'hasSlots'> {
  readonly config: Config;
  readonly plugins: readonly PagePlugin[];
}

export interface FrameParts extends Pick<SiteModel, 'index' | 'history'> {
  readonly theme: Theme;
  /** Absent if the book has none of the parts of `[build-book.site]`. */
  readonly furniture: FurnitureView | undefined;
}

export function pageFrame(
  { config, plugins, siblings, hasSlots }: FrameInput,
  { theme, index, history, furniture }: FrameParts,
): Omit<PageFrame, 'drawsImages'> {
  const view = siteView(config, theme);
  // A chapter called print.md has the place of the print page.
  const prerender = shouldPrerender(config, { theme, index }) && ({ prerender: true } as const);
  // Templates don't get files that are left out or missing.
  const own = {
    styles: config.html.additionalCss.filter((name) => theme.assets.has(name)),
    scripts: config.html.additionalJs.filter((name) => theme.assets.has(name)),
  };
  const print = view.print && !index.byUrl.has(PRINT_URL);
  const site = { ...view, ...prerender, furniture, print, additional: own };
  const hasNews = index.pages.some(({ chapter }) => history.has(chapter.source));
  return {
    site: hasNews ? withFeed(site, config) : site,
    theme,
    own,
    uses: [...siteUses(config, index, furniture), ...(siblings || hasSlots ? [EDITIONS] : [])],
    byFeature: featureFiles(plugins),
    longContents: index.pages.length > LONG_BOOK,
    givesPolicy: keepsPolicy(config, theme),
    ...(siblings && { siblings }),
    ...(hasSlots && { hasSlots }),
  };
}

/** Features that all pages use. */
const siteUses = (
  config: Config,
  { outline }: BookIndex,
  furniture: FurnitureView | undefined,
): readonly string[] => [
  ...(furniture?.announcement ? ['announcement'] : []),
  ...(hasBadges(outline.items) ? ['badges'] : []),
  ...(furniture || config.buildBook.site.helpful || config.buildBook.site.readingTime ? ['furniture'] : []),
  ...(offersCopies(config) ? ['offline'] : []),
];
