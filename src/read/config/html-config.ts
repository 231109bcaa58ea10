// The settings of the HTML site: `[output.html]` with all its tables.
import type { BookPath } from '../../core/path.ts';

/** `[output.html]`; the meaning of each key is mdBook's. */
export interface HtmlConfig {
  /** The folder with the book's own theme; absent when the book names none (`theme` is used if it exists). */
  readonly theme?: BookPath;
  /** The colour theme for readers who prefer light; lower case. */
  readonly defaultTheme: string;
  /** The colour theme for readers who prefer dark; lower case. */
  readonly preferredDarkTheme: string;
  readonly smartPunctuation: boolean;
  readonly definitionLists: boolean;
  /** GitHub's alerts, `> [!NOTE]`. */
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
  /** `fab-` brands, `fas-` solid, `fa-` regular, and the icon's name. */
  readonly gitRepositoryIcon: string;
  /** `{path}` stands for the chapter's file, relative to the book's root. */
  readonly editUrlTemplate?: string;
  /** Relative to `book.src`. Absent: `404.md` if it exists, else a built-in text. Empty: no 404 page. */
  readonly input404?: string;
  /** A path (`/book/`) or a whole address; absent when not set, which means `/`. */
  readonly siteUrl?: string;
  /** The address that pages name as their own; absent when `siteUrl` serves for it. In mdBook after 0.5.4. */
  readonly canonicalSiteUrl?: string;
  readonly cname?: string;
  /** Old page path or `path#fragment`, as written -> where it leads, as written. */
  readonly redirect: Readonly<Record<string, string>>;
  readonly hashFiles: boolean;
  readonly sidebarHeaderNav: boolean;
  /** A click on a picture shows it large. In mdBook after 0.5.4. */
  readonly zoomableImages: boolean;
  /** The socket's path while serving; absent in a build. */
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
  readonly enable: boolean;
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
  /** Language -> the prefix of lines that are hidden in it. */
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
  /** Source file or folder, relative to `book.src`, as written -> whether it is searched; the most specific counts. */
  readonly chapter: Readonly<Record<string, SearchChapterConfig>>;
}

export interface SearchChapterConfig {
  /** Absent: as the folder above it says. */
  readonly enable?: boolean;
}
