// The part of a view that all pages share, from the configuration.
import type { Config } from '../../read/config/config.ts';
import { encodePath } from '../../core/path.ts';
import { epubOptions, epubUrl } from '../epub/epub-file.ts';
import { pdfOptions, pdfUrl } from '../pdf/pdf-file.ts';
import type { Icons } from '../theme/icons.ts';
import type { Theme } from '../theme/load-theme.ts';
import type { MetaView, SiteView } from '../theme/view.ts';

const NO_SUCH_ICON = 'code-branch';

export function siteView(config: Config, { icons, themes }: Pick<Theme, 'icons' | 'themes'>): SiteView {
  const { book, html } = config;
  const { fold, playground } = html;
  const origin = originOf(config);
  const icon = iconFor(html.gitRepositoryIcon, icons);
  return {
    title: book.title ?? '',
    description: book.description ?? '',
    authors: book.authors,
    language: book.language,
    direction: book.textDirection,
    origin,
    defaultTheme: html.defaultTheme,
    preferredDarkTheme: html.preferredDarkTheme,
    themes,
    repository:
      html.gitRepositoryUrl === undefined
        ? undefined
        : { url: html.gitRepositoryUrl, icon, iconName: html.gitRepositoryIcon },
    additional: { styles: html.additionalCss, scripts: html.additionalJs },
    print: html.print.enable,
    ...(epubOptions(config)?.publish === true && { epub: encodePath(epubUrl(book.title ?? '')) }),
    offline: offersCopies(config),
    ...(pdfOptions(config)?.publish === true && { pdf: encodePath(pdfUrl(book.title ?? '')) }),
    search: html.search.enable,
    searchResults: { limit: html.search.limitResults, teaserWords: html.search.teaserWordCount },
    // Templates made for mdBook get its default.
    fold: { enable: fold.enable ?? false, level: fold.level },
    sectionLabels: !html.noSectionLabel,
    headingNavigation: html.sidebarHeaderNav,
    playground: {
      editable: playground.editable,
      copyable: playground.copyable,
      lineNumbers: playground.lineNumbers,
      runnable: playground.runnable,
    },
    mathjax: html.mathjaxSupport,
    liveReload: html.liveReloadEndpoint,
    meta: metaViews(config),
  };
}

/** A server with live reload has no copies: its pages change with each save. */
export const offersCopies = ({ buildBook, html }: Config): boolean =>
  buildBook.offline && html.liveReloadEndpoint === undefined;

/**
 * Adds the feed if the book has one. Call only if the change date of some page is known, because otherwise there is no
 * feed.
 */
export const withFeed = (site: SiteView, { buildBook }: Config): SiteView =>
  site.origin === undefined || buildBook.feed === undefined ? site : { ...site, feed: buildBook.feed.path };

/** Open Graph names and the like use `property`, all others `name`. */
function metaViews({ buildBook }: Config): SiteView['meta'] {
  const meta = Object.entries(buildBook.meta).map(([name, content]): MetaView => {
    const attribute = /^(?:og|article|book|profile|fb):/.test(name) ? 'property' : 'name';
    return { attribute, name, content };
  });
  return meta.length === 0 ? undefined : meta;
}

/** Absolute URL of the site with a trailing slash; absent if the book sets only a path, or nothing. */
export function originOf({ html }: Config): string | undefined {
  const address = [html.canonicalSiteUrl, html.siteUrl].find(
    (url) => url !== undefined && /^https?:\/\//i.test(url),
  );
  return address === undefined ? undefined : `${address.replace(/\/+$/, '')}/`;
}

/** mdBook's names say the style first: `fab-` brands, `fas-` solid, `fa-` regular. */
const iconFor = (name: string, icons: Icons): string =>
  icons.svg(name.replace(/^fa[bs]-/, '').replace(/^fa-/, 'far-')) ?? icons.svg(NO_SUCH_ICON) ?? '';
