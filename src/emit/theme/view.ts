// What templates are given, page kind by page kind. `templates/README.md` documents each field for authors of themes.
import type { PageTheme } from './page-themes.ts';
import type { ThemeColors } from './theme-colors.ts';

/** What every page of the book shares. */
export interface SiteView {
  /** `book.title`; empty when there is none. */
  readonly title: string;
  readonly description: string;
  readonly authors: readonly string[];
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** `output.html.site-url`'s address with scheme, host and final slash; absent when it is only a path or not set. */
  readonly origin?: string;
  readonly defaultTheme: string;
  readonly preferredDarkTheme: string;
  /** The colour themes of the menu, in its order. */
  readonly themes: readonly PageTheme[];
  /** The repository's link in the menu bar; `icon` is inline SVG, already safe, `iconName` as book.toml writes it. */
  readonly repository?: { readonly url: string; readonly icon: string; readonly iconName: string };
  /** The book's `additional-css` and `additional-js`, by the names that `resource` knows. */
  readonly additional: { readonly styles: readonly string[]; readonly scripts: readonly string[] };
  readonly print: boolean;
  readonly search: boolean;
  /** `output.html.search`: how results are shown and weighed. */
  readonly searchResults: {
    readonly limit: number;
    readonly teaserWords: number;
    /** How much words of page titles, and of the titles above, weigh against those of the text; absent for the engine's own. */
    readonly weights?: { readonly title: number; readonly breadcrumbs: number };
  };
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
  /** The socket's path from the site's root while serving; absent in a build. */
  readonly liveReload?: string;
  /** `build-book.meta`; absent when there is none. */
  readonly meta?: readonly MetaView[];
  /** The feed's place from the site's root; absent when the book has none. */
  readonly feed?: string;
}

/** A `<meta>` of every page. */
export interface MetaView {
  /** `property` for names such as `og:image`, which are told so. */
  readonly attribute: 'name' | 'property';
  readonly name: string;
  readonly content: string;
}

/** A style sheet or script of a page: `href` is relative to the page. */
export interface AssetView {
  readonly href: string;
  readonly id?: string;
  readonly media?: string;
  readonly module?: boolean;
}

interface PageBase {
  readonly site: SiteView;
  /** The whole of `<title>`. */
  readonly headTitle: string;
  readonly description: string;
  readonly keywords: string;
  /** The page's path from the site's root, e.g. `ch01/index.html`. */
  readonly url: string;
  /** The page's whole address; absent without an origin. */
  readonly canonical?: string;
  /** The content security policy that the page keeps to; absent unless `build-book.csp` asks for it. */
  readonly policy?: string;
  /** `../` for each folder the page is in; empty at the root. */
  readonly pathToRoot: string;
  /** Paths, relative to the page, of the theme's files by their logical names. */
  readonly styles: readonly AssetView[];
  readonly scripts: readonly AssetView[];
  readonly favicons: readonly { readonly href: string; readonly type: string }[];
  /** The shared contents: a script that every page loads and caches; absent where a page has no contents. */
  readonly contents?: ContentsView;
  /** The chapter's HTML. */
  readonly content: string;
}

export interface ContentsView {
  /** Relative to the page. */
  readonly script: string;
  /** The page is painted before the contents are there: for books so long that readers would wait for them. */
  readonly late: boolean;
  /** Where the list of all chapters is, for readers without JavaScript; relative to the page. */
  readonly all: string;
}

/** A chapter's page. */
export interface ChapterView extends PageBase {
  readonly kind: 'chapter';
  readonly title: string;
  /** `1.2.`; absent for an unnumbered chapter. */
  readonly number?: string;
  readonly source: string;
  readonly isIndex: boolean;
  readonly breadcrumbs: readonly LinkView[];
  /** The part of the contents that this page is in: for readers without JavaScript, bounded in size. */
  readonly branch: readonly BranchItemView[];
  readonly outline: readonly OutlineItemView[];
  /** Set where the chapter has no heading of the first level: the book's title takes its place, as in mdBook. */
  readonly lacksHeading?: true;
  readonly previous?: LinkView;
  readonly next?: LinkView;
  readonly editUrl?: string;
  /** The line at the page's foot whose `link` leads to `editUrl`; absent where the book wants none, or has no such address. */
  readonly openOn?: { readonly before: string; readonly link: string; readonly after: string };
  readonly frontMatter: Readonly<Record<string, unknown>>;
  /** ISO date of the last commit; absent when not known or not asked for. */
  readonly lastChanged?: string;
  /** Who has changed the chapter, first the one with most commits; absent with `lastChanged`. */
  readonly contributors?: readonly string[];
  /** The page's Markdown, relative to the page; absent when the site does not have it. */
  readonly markdown?: string;
  /** The whole address of the page's picture, by its front matter, drawn, or by the settings; absent when there is none. */
  readonly image?: string;
  /** Of a drawn picture, in pixels, and what it shows; absent for others, of which nobody knows. */
  readonly drawnImage?: { readonly width: number; readonly height: number; readonly alt: string };
  /** JSON-LD, ready to stand in a script element; absent without an origin. */
  readonly structuredData?: string;
  /** Target by fragment, for fragments of this page that moved. */
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
  readonly children: readonly BranchItemView[];
}

/** A heading of the page, with those under it. */
export interface OutlineItemView {
  readonly id: string;
  readonly text: string;
  /** Inline HTML of the heading, safe to put into a link. */
  readonly html: string;
  readonly level: number;
  readonly children: readonly OutlineItemView[];
}

/** `print.html`, `404.html` and `toc.html`. */
export interface SpecialView extends PageBase {
  readonly kind: 'print' | 'not-found' | 'contents';
  readonly title: string;
  /** For `404.html`, which is answered at any depth: the `<base href>`. */
  readonly base?: string;
}

/** A page that leads elsewhere. */
export interface RedirectView {
  readonly kind: 'redirect';
  readonly site: SiteView;
  readonly pathToRoot: string;
  readonly target: string;
  readonly canonical?: string;
  /** Other targets by fragment of the old address. */
  readonly fragments: Readonly<Record<string, string>>;
}

/** The picture of a page's title: an SVG of lines of text, each where it is to stand. */
export interface ImageView {
  readonly kind: 'image';
  readonly width: number;
  readonly height: number;
  readonly direction: 'ltr' | 'rtl';
  /** Of the book's default theme. */
  readonly colors: ThemeColors;
  /** Where lines begin: at the left, or at the right in a book that is read from there. */
  readonly x: number;
  readonly anchor: 'start' | 'end';
  /** Of the title's letters. */
  readonly size: number;
  /** Of all other letters. */
  readonly smallSize: number;
  /** The title, broken into lines; `y` is the line that the letters stand on. */
  readonly lines: readonly { readonly text: string; readonly y: number }[];
  /** The book's title, cut to one line; empty where the page is called the same. */
  readonly book: string;
  /** The chapter above this one, with its number; empty for none. */
  readonly above: string;
  /** The site's address, without its scheme. */
  readonly address: string;
}

export type PageView = ChapterView | SpecialView | RedirectView;
