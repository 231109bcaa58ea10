// The configuration -> what every page's view shares.
import type { Config } from '../config/config.ts';
import type { SiteView } from '../theme/view.ts';

/** How the theme's icons are looked up: inline SVG by style and name; absent for an unknown icon. */
export type IconOf = (style: 'brands' | 'regular' | 'solid', name: string) => string | undefined;

const STYLES: readonly (readonly [prefix: string, style: Parameters<IconOf>[0]])[] = [
  ['fab-', 'brands'],
  ['fas-', 'solid'],
  ['fa-', 'regular'],
];

export function siteView(config: Config, iconOf: IconOf): SiteView {
  const { book, html } = config;
  const { fold, playground } = html;
  const origin = originOf(config);
  const icon = iconFor(html.gitRepositoryIcon, iconOf);
  return {
    title: book.title ?? '',
    description: book.description ?? '',
    authors: book.authors,
    language: book.language,
    direction: book.textDirection,
    ...(origin === undefined ? {} : { origin }),
    defaultTheme: html.defaultTheme,
    preferredDarkTheme: html.preferredDarkTheme,
    ...(html.gitRepositoryUrl === undefined ? {} : { repository: { url: html.gitRepositoryUrl, icon } }),
    print: html.print.enable,
    search: html.search.enable,
    fold: { enable: fold.enable, level: fold.level },
    sectionLabels: !html.noSectionLabel,
    headingNavigation: html.sidebarHeaderNav,
    playground: {
      editable: playground.editable,
      copyable: playground.copyable,
      lineNumbers: playground.lineNumbers,
      runnable: playground.runnable,
    },
    mathjax: html.mathjaxSupport,
    ...(html.liveReloadEndpoint === undefined ? {} : { liveReload: html.liveReloadEndpoint }),
  };
}

/** The whole address of the site with its final slash; absent when the book names only a path, or nothing. */
export function originOf({ html }: Config): string | undefined {
  const address = [html.canonicalSiteUrl, html.siteUrl].find(
    (url) => url !== undefined && /^https?:\/\//i.test(url),
  );
  return address === undefined ? undefined : `${address.replace(/\/+$/, '')}/`;
}

function iconFor(name: string, iconOf: IconOf): string {
  for (const [prefix, style] of STYLES) {
    if (name.startsWith(prefix))
      return iconOf(style, name.slice(prefix.length)) ?? iconOf('solid', 'code-branch') ?? '';
  }
  return iconOf('solid', 'code-branch') ?? '';
}
