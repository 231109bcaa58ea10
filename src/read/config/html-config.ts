// The settings of the HTML site: `[output.html]` and its sub-tables.
import type { BookPath } from '../../core/path.ts';

/** `[output.html]`; keys mean the same as in mdBook. */
export interface HtmlConfig {
  /** Folder of the book's own theme; when absent, `theme` is used if it exists. */
  readonly theme?: BookPath;
  /** Color theme for readers who prefer light; lower case. */
  readonly defaultTheme: string;
  /** Color theme for readers who prefer dark; lower case. */
  readonly preferredDarkTheme: string;
  readonly smartPunctuation: boolean;
  readonly definitionLists: boolean;
  /** GitHub alerts, `> [!NOTE]`. */
  readonly admonitions: boolean;
  readonly mathjaxSupport: boolean;
  readonly additionalCss: readonly BookPath[];
  readonly additionalJs: readonly BookPath[];
  readonly noSectionLabel: boolean;
  readonly gitRepositoryUrl?: string;
  /** The branch that links to the repository name. */
  readonly gitBranch: string;
  /** The Markdown of the line at a page's foot, its link in brackets. */
  readonly openOnText: string;
  /** `fab-` (brands), `fas-` (solid) or `fa-` (regular), followed by the icon's name. */
  readonly gitRepositoryIcon: string;
  /** `{path}` is replaced by the chapter's file, relative to the book's root. */
  readonly editUrlTemplate?: string;
  /** Relative to `book.src`. Absent: `404.md` if it exists, else a built-in text. Empty: no 404 page. */
  readonly input404?: string;
  /** A path (`/book/`) or a full URL; `/` when absent. */
  readonly siteUrl?: string;
  /** Base of canonical URLs; `siteUrl` when absent. In mdBook after 0.5.4. */
  readonly canonicalSiteUrl?: string;
  readonly cname?: string;
  /** Old page path or `path#fragment` -> target, both as written. */
  readonly redirect: Readonly<Record<string, string>>;
  readonly hashFiles: boolean;
  readonly sidebarHeaderNav: boolean;
  /** Click an image to enlarge it. In mdBook after 0.5.4. */
  readonly zoomableImages: boolean;
  /** Path of the live reload socket; only set by `serve`. */
  readonly liveReloadEndpoint?: string;
  readonly print: PrintConfig;
  readonly fold: FoldConfig;
  readonly playground: PlaygroundConfig;
  readonly code: CodeConfig;
  readonly search: SearchConfig;
}

/** `[output.html.print]`. */
export interface PrintConfig {
  readonly enable: boolean;
  readonly pageBreak: boolean;
}

/** `[output.html.fold]`. */
export interface FoldConfig {
  /** When absent, long tables of contents fold. */
  readonly enable?: boolean;
  readonly level: number;
}

/** `[output.html.playground]`. */
export interface PlaygroundConfig {
  readonly editable: boolean;
  readonly copyable: boolean;
  readonly copyJs: boolean;
  readonly lineNumbers: boolean;
  readonly runnable: boolean;
}

/** `[output.html.code]`. */
export interface CodeConfig {
  /** Language -> prefix of its hidden lines. */
  readonly hidelines: Readonly<Record<string, string>>;
}

/** `[output.html.search]`. */
export interface SearchConfig {
  readonly enable: boolean;
  readonly limitResults: number;
  readonly teaserWordCount: number;
  readonly useBooleanAnd: boolean;
  readonly boostTitle: number;
  readonly boostHierarchy: number;
  readonly boostParagraph: number;
  readonly expand: boolean;
  readonly headingSplitLevel: number;
  readonly copyJs: boolean;
  /** Source file or folder, relative to `book.src`, as written -> whether to search it; the most specific wins. */
  readonly chapter: Readonly<Record<string, SearchChapterConfig>>;
}

export interface SearchChapterConfig {
  /** Inherited from the folder above when absent. */
  readonly enable?: boolean;
}
