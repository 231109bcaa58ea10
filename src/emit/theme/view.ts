// View types: the data that templates receive, per kind of page. `templates/README.md` documents them for theme
// authors.
import type { EditionViews } from './edition-view.ts';
import type { FurnitureView } from './furniture-view.ts';
import type { PageTheme } from './page-themes.ts';
import type { ThemeColors } from './theme-colors.ts';

/** Shared by every page of the book. */
export interface SiteView {
  /** `book.title`; empty when there is none. */
  readonly title: string;
  readonly description: string;
  readonly authors: readonly string[];
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** Absolute URL of `output.html.site-url`, with a trailing slash; absent if it is a path or not set. */
  readonly origin?: string;
  readonly defaultTheme: string;
  readonly preferredDarkTheme: string;
  /** The color themes in menu order. */
  readonly themes: readonly PageTheme[];
  /**
   * Link to the repository in the menu bar. `icon` is inline SVG that is already safe, `iconName` is the name in
   * book.toml.
   */
  readonly repository?: { readonly url: string; readonly icon: string; readonly iconName: string };
  /** `additional-css` and `additional-js`, by the names that `resource` takes. */
  readonly additional: { readonly styles: readonly string[]; readonly scripts: readonly string[] };
  readonly print: boolean;
  /** URL of the EPUB, relative to the site's root; absent if the site doesn't have it. */
  readonly epub?: string;
  /** True if readers can save the site; false while it is served with live reload. */
  readonly offline: boolean;
  /** True if pages are rendered before their links are followed; absent if not. */
  readonly prerender?: true;
  /** The PDF’s URL from the site’s root, if it is published. */
  readonly pdf?: string;
  readonly search: boolean;
  /** `output.html.search`: how results are displayed. */
  readonly searchResults: { readonly limit: number; readonly teaserWords: number };
  readonly fold: { readonly enable: boolean; readonly level: number };
  readonly sectionLabels: boolean;
  readonly headingNavigation: boolean;
  readonly playground: {
    readonly editable: boolean;
    readonly copyable: boolean;
    readonly lineNumbers: boolean;
    readonly runnable: boolean;
  };
  readonly mathjax: boolean;
  /** Path of the live reload socket from the site root while serving; absent in a build. */
  readonly liveReload?: string;
  /** `build-book.meta`; absent when there is none. */
  readonly meta?: readonly MetaView[];
  /** Parts of `[build-book.site]` that every page has; absent for none. */
  readonly furniture?: FurnitureView;
  /** Path of the feed from the site root; absent when the book has no feed. */
  readonly feed?: string;
}

/** A `<meta>` element of every page. */
export interface MetaView {
  /** `property` for names such as `og:image` that use it instead of `name`. */
  readonly attribute: 'name' | 'property';
  readonly name: string;
  readonly content: string;
}

/** A style sheet or script of a page. `href` is relative to the page. */
export interface AssetView {
  readonly href: string;
  readonly id?: string;
  readonly media?: string;
  readonly module?: boolean;
}

interface PageBase extends EditionViews {
  readonly site: SiteView;
  /** The language tag of the content: the chapter's `lang`, or the book's language. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** True if the interface, which is in the book's language, is in another language than the content. */
  readonly foreign?: true;
  /** Full text of `<title>`. */
  readonly headTitle: string;
  readonly description: string;
  readonly keywords: string;
  /** Path of the page from the site root, e.g. `ch01/index.html`. */
  readonly url: string;
  /** Absolute URL of the page; absent without an origin. */
  readonly canonical?: string;
  /** Content security policy of the page; absent unless `build-book.csp` is set. */
  readonly policy?: string;
  /** `../` for each folder level of the page; empty at the root. */
  readonly pathToRoot: string;
  /** The theme's files as paths relative to the page. */
  readonly styles: readonly AssetView[];
  /** The style sheet with the colors of themes that `styles` don't have; absent if they have all. */
  readonly furtherThemes?: string;
  readonly scripts: readonly AssetView[];
  readonly favicons: readonly { readonly href: string; readonly type: string }[];
  /** Shared table of contents, a script that every page loads from cache; absent on pages without one. */
  readonly contents?: ContentsView;
  /** The chapter's HTML. */
  readonly content: string;
}

export interface ContentsView {
  /** Relative to the page. */
  readonly script: string;
  /** True if the page is painted before the contents have loaded, for books so long that readers would have to wait. */
  readonly late: boolean;
  /** Path of the page that lists all chapters, for readers without JavaScript; relative to the page. */
  readonly all: string;
}

/** A chapter's page. */
export interface ChapterView extends PageBase {
  readonly kind: 'chapter';
  readonly title: string;
  /** For a chapter that is the page for unknown addresses: the `<base href>`. */
  readonly base?: string;
  /** `1.2.`; absent for an unnumbered chapter. */
  readonly number?: string;
  /** The page's layout; absent for an ordinary page. */
  readonly layout?: 'home' | 'wide' | 'bare';
  readonly source: string;
  readonly isIndex: boolean;
  readonly breadcrumbs: readonly LinkView[];
  /** The part of the contents around this page, for readers without JavaScript. Limited in size. */
  readonly branch: readonly BranchItemView[];
  readonly outline: readonly OutlineItemView[];
  /** Set if the chapter has no level-1 heading: the book's title is used instead, as in mdBook. */
  readonly lacksHeading?: true;
  readonly previous?: LinkView;
  readonly next?: LinkView;
  readonly editUrl?: string;
  /**
   * The line at the foot of the page whose `link` leads to `editUrl`; absent if it is turned off or there is no edit
   * URL.
   */
  readonly openOn?: { readonly before: string; readonly link: string; readonly after: string };
  readonly frontMatter: Readonly<Record<string, unknown>>;
  /** ISO date of the last commit; absent if unknown or not requested. */
  readonly lastChanged?: string;
  /** Contributors to the chapter, most commits first; absent together with `lastChanged`. */
  readonly contributors?: readonly string[];
  /** URLs of the answers to whether the page was helpful; absent for none. */
  readonly helpful?: { readonly yes: string; readonly no: string };
  /** For reporting a problem with the page; absent for none. */
  readonly reportUrl?: string;
  /** How long it takes to read the page; absent if it isn't shown. */
  readonly readingMinutes?: number;
  /** Index of the page's section among the tabs; absent for none. */
  readonly section?: number;
  /** Path of the page's Markdown, relative to the page; absent if the site doesn't include it. */
  readonly markdown?: string;
  /**
   * Absolute URL of the page's preview image: from front matter, drawn, or from the settings. Absent if there is none.
   */
  readonly image?: string;
  /** Size in pixels and alt text of a drawn image; absent for other images, whose size is unknown. */
  readonly drawnImage?: { readonly width: number; readonly height: number; readonly alt: string };
  /** JSON-LD that is safe inside a script element; absent without an origin. */
  readonly structuredData?: string;
  /** Target by fragment, for fragments of this page that have moved. */
  readonly fragmentRedirects?: Readonly<Record<string, string>>;
}

export interface LinkView {
  readonly title: string;
  /** Relative to the page; absent for a draft. */
  readonly href?: string;
}

export interface BranchItemView {
  readonly kind: 'chapter' | 'part' | 'separator' | 'more';
  readonly title: string;
  readonly number?: string;
  readonly href?: string;
  readonly current: boolean;
  /** Absent for none. */
  readonly badge?: { readonly kind: string; readonly text: string };
  readonly children: readonly BranchItemView[];
}

/** A heading of the page and its subheadings. */
export interface OutlineItemView {
  readonly id: string;
  readonly text: string;
  /** The heading's inline HTML, safe inside a link. */
  readonly html: string;
  readonly level: number;
  readonly children: readonly OutlineItemView[];
}

/** `print.html`, `404.html` and `toc.html`. */
export interface SpecialView extends PageBase {
  readonly kind: 'print' | 'not-found' | 'contents';
  readonly title: string;
  /** `<base href>` of `404.html`, which is served at any depth. */
  readonly base?: string;
}

/** A page that redirects elsewhere. */
export interface RedirectView {
  readonly kind: 'redirect';
  readonly site: SiteView;
  readonly pathToRoot: string;
  readonly target: string;
  readonly canonical?: string;
  /** Targets by fragment of the old URL. */
  readonly fragments: Readonly<Record<string, string>>;
}

/** A social card: an SVG of positioned lines of text. */
export interface ImageView {
  readonly kind: 'image';
  readonly width: number;
  readonly height: number;
  readonly direction: 'ltr' | 'rtl';
  /** Colors of the book's default theme. */
  readonly colors: ThemeColors;
  /** Where lines start: on the left, or on the right in a right-to-left book. */
  readonly x: number;
  readonly anchor: 'start' | 'end';
  /** Font size of the title. */
  readonly size: number;
  /** Font size of all other text. */
  readonly smallSize: number;
  /** The title, broken into lines; `y` is the baseline. */
  readonly lines: readonly { readonly text: string; readonly y: number }[];
  /** The book's title, cut to one line; empty if the page has the same title. */
  readonly book: string;
  /** The parent chapter with its number; empty if there is none. */
  readonly above: string;
  /** The site's URL without its scheme. */
  readonly address: string;
}

export type PageView = ChapterView | SpecialView | RedirectView;
