// Converts a view to the context that mdBook passes to its page template (index.hbs).
import { folderOf, resolveFrom, urlPath } from '../../core/path.ts';
import type { ChapterView, RedirectView, SiteView, SpecialView } from '../theme/view.ts';

/** mdBook's names, from its guide and its renderer (`make_data`). */
export const mdbookContext = (view: ChapterView | SpecialView): Readonly<Record<string, unknown>> => ({
  ...mdbookSiteContext(view),
  language: view.language,
  text_direction: view.direction,
  description: view.description,
  path_to_root: view.pathToRoot,
  title: view.headTitle,
  chapter_title: view.title,
  content: view.content,
  ...(view.kind === 'chapter' ? chapterContext(view) : specialContext(view)),
});

/** The favicons of a page, as in its view. */
export interface Favicons {
  readonly favicons: SpecialView['favicons'];
}

/** Common to all templates (`make_data`). */
export function mdbookSiteContext({
  site,
  favicons,
}: Favicons & { readonly site: SiteView }): Readonly<Record<string, unknown>> {
  return {
    language: site.language,
    text_direction: site.direction,
    book_title: site.title,
    description: site.description,
    default_theme: site.defaultTheme,
    preferred_dark_theme: site.preferredDarkTheme,
    mathjax_support: site.mathjax,
    print_enable: site.print,
    fold_enable: site.fold.enable,
    fold_level: site.fold.level,
    sidebar_header_nav: site.headingNavigation,
    search_enabled: site.search,
    search_js: site.search,
    playground_line_numbers: site.playground.lineNumbers,
    playground_copyable: site.playground.copyable,
    playground_js: site.playground.editable,
    additional_css: site.additional.styles,
    additional_js: site.additional.scripts,
    ...faviconContext({ favicons }),
    ...repositoryContext(site),
    live_reload_endpoint: site.liveReload,
  };
}

/** Context of `redirect.hbs` (`emit_redirect`). The map is JavaScript, for `{{{fragment_map}}}`. */
export const mdbookRedirectContext = ({
  target,
  fragments,
}: RedirectView): Readonly<Record<string, unknown>> => ({
  url: target,
  fragment_map: JSON.stringify(fragments).replaceAll('<', '\\u003c'),
});

/** mdBook passes the favicon's name if there is one. */
const faviconContext = ({ favicons }: Favicons): Readonly<Record<string, unknown>> => {
  const has = (type: string): boolean => favicons.some((icon) => icon.type === type);
  return {
    favicon_svg: has('image/svg+xml') ? 'favicon.svg' : undefined,
    favicon_png: has('image/png') ? 'favicon.png' : undefined,
  };
};

const styles: Readonly<Record<string, string>> = { fab: 'brands', fas: 'solid', fa: 'regular' };

/** Arguments of `{{fa git_repository_icon_class git_repository_icon}}`. */
function repositoryContext({ repository }: SiteView): Readonly<Record<string, unknown>> {
  if (repository === undefined) return {};
  const [, prefix = '', name = ''] = /^(fab|fas|fa)-(.+)$/.exec(repository.iconName) ?? [];
  return {
    git_repository_url: repository.url,
    git_repository_icon: name,
    git_repository_icon_class: styles[prefix] ?? 'regular',
  };
}

const chapterContext = (view: ChapterView): Readonly<Record<string, unknown>> => ({
  path: view.source,
  is_index: view.isIndex,
  section: view.number,
  git_repository_edit_url: view.editUrl,
  previous: neighbor(view.previous, view),
  next: neighbor(view.next, view),
  fragment_map: view.fragmentRedirects && JSON.stringify(view.fragmentRedirects),
  front_matter: view.frontMatter,
  base_url: view.base,
});

const specialContext = (view: SpecialView): Readonly<Record<string, unknown>> => ({
  is_print: view.kind === 'print',
  base_url: view.base,
});

interface Neighbor {
  readonly title: string;
  readonly link: string;
  /** For the inside of `{{#previous}}`, as in templates before mdBook 0.5. */
  readonly path_to_root: string;
}

/** mdBook's template prepends `path_to_root`, so links are relative to the site root. */
function neighbor(link: ChapterView['previous'], { url, pathToRoot }: ChapterView): Neighbor | undefined {
  if (link?.href === undefined) return undefined;
  const fromRoot = resolveFrom(folderOf(urlPath(url)), link.href);
  return { title: link.title, link: fromRoot, path_to_root: pathToRoot };
}
