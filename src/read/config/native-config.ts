// What the tables of well-known mdBook plugins mean to build-book, which does their work itself.
import type { WarningPolicy } from './own-config.ts';

/** One property for each plugin: its options, or `true` where it has none. Absent when book.toml has no table for it, or asks for the program itself. */
export interface NativeConfig {
  /** `[preprocessor.private]`. */
  readonly private?: PrivateConfig;
  /** `[preprocessor.scrub]`. */
  readonly scrub?: ScrubConfig;
  /** `[preprocessor.indexing]`. */
  readonly indexing?: IndexingConfig;
  /** `[preprocessor.admonish]`. */
  readonly admonish?: AdmonishConfig;
  /** `[preprocessor.alerts]`. */
  readonly alerts?: true;
  /** `[preprocessor.mermaid]`. */
  readonly mermaid?: true;
  /** `[preprocessor.katex]`. */
  readonly katex?: KatexConfig;
  /** `[preprocessor.toc]`. */
  readonly toc?: TocConfig;
  /** `[preprocessor.pagetoc]`. */
  readonly pagetoc?: true;
  /** `[preprocessor.footnote]`. */
  readonly footnote?: true;
  /** `[preprocessor.tabs]`. */
  readonly tabs?: true;
  /** `[preprocessor.variables]`. */
  readonly variables?: VariablesConfig;
  /** `[preprocessor.last-changed]`. */
  readonly lastChanged?: true;
  /** `[preprocessor.open-on-gh]`; its keys are `open-on-text` and `git-branch` of `[output.html]`. */
  readonly openOnGh?: true;
  /** `[output.linkcheck2]`, else `[output.linkcheck]`, else `[preprocessor.linkcheck]`. */
  readonly linkcheck?: LinkcheckConfig;
}

/** `<!--private ... -->` blocks, and chapters whose file name begins with `chapterPrefix`. */
export interface PrivateConfig {
  /** Takes blocks and chapters out; otherwise they are shown. */
  readonly remove: boolean;
  /** Shows a block as a quote with `notice`; otherwise plain. */
  readonly style: boolean;
  readonly notice: string;
  readonly chapterPrefix: string;
}

/** What is cleared away before the page is made; all on by default. */
export interface ScrubConfig {
  readonly removeHiddenSections: boolean;
  readonly doNotIncludeHiddenChapters: boolean;
  readonly hiddenChapterPrefix: string;
  readonly scrubExampleDirectives: boolean;
  readonly scrubCrateBlockDirectives: boolean;
  readonly scrubWikilinks: boolean;
}

/** The generated index. */
export interface IndexingConfig {
  /** Links carry the chapter's name instead of a number. */
  readonly useChapterNames: boolean;
  /** Leaves the head's own word out of nested entries. */
  readonly suppressHead: boolean;
  /** Renderers for which no index is made. */
  readonly skipRenderer: readonly string[];
  /** Entry -> the entry to see instead. */
  readonly seeInstead: Readonly<Record<string, string>>;
  /** Entry -> the entry under which it stands. */
  readonly nestUnder: Readonly<Record<string, string>>;
}

/** Fences named `admonish`. */
export interface AdmonishConfig {
  /** What a faulty block does: an error box in the page, or the end of the build. */
  readonly onFailure: 'continue' | 'bail';
  readonly default: AdmonishDefaults;
  /** Renderer -> what becomes of blocks for it. */
  readonly renderer: Readonly<Record<string, { readonly renderMode?: 'html' | 'preserve' | 'strip' }>>;
  readonly directive: {
    /** Type -> settings. */
    readonly builtin: Readonly<Record<string, { readonly collapsible?: boolean }>>;
    readonly custom: Readonly<Record<string, AdmonishDirective>>;
  };
  /** The same as mdbook-admonish had it first, and still reads it. */
  readonly custom: readonly NamedDirective[];
}

export interface AdmonishDefaults {
  readonly title?: string;
  readonly collapsible: boolean;
  readonly cssIdPrefix: string;
}

/** A type of block that the book adds. */
export interface AdmonishDirective {
  /** An SVG file, relative to the book's root. */
  readonly icon?: string;
  readonly color?: string;
  readonly aliases: readonly string[];
  readonly title?: string;
  readonly collapsible?: boolean;
}

/** A type of block that names itself. */
export interface NamedDirective extends AdmonishDirective {
  readonly directive: string;
}

/** TeX between dollar signs; the names are KaTeX's own. */
export interface KatexConfig {
  readonly output: 'html' | 'mathml' | 'htmlAndMathml';
  readonly leqno: boolean;
  readonly fleqn: boolean;
  readonly throwOnError: boolean;
  readonly errorColor: string;
  /** In em; absent: KaTeX's. */
  readonly minRuleThickness?: number;
  /** In em; absent: no limit. */
  readonly maxSize?: number;
  readonly maxExpand: number;
  readonly trust: boolean;
  /** A file of macros, `\name:meaning` on each line, relative to the book's root; absent for none. */
  readonly macros?: string;
  readonly includeSrc: boolean;
  /** True when the book's theme has KaTeX's style sheet itself. */
  readonly noCss: boolean;
  readonly blockDelimiter: Delimiter;
  readonly inlineDelimiter: Delimiter;
}

export interface Delimiter {
  readonly left: string;
  readonly right: string;
}

/** A list of the page's headings in place of a marker. */
export interface TocConfig {
  readonly marker: string;
  readonly maxLevel: number;
}

/** Words that are replaced in chapters. */
export interface VariablesConfig {
  readonly variables: Readonly<Record<string, string>>;
  readonly useEnv: boolean;
  readonly warnMissing: boolean;
}

/** The link checker. */
export interface LinkcheckConfig {
  readonly followWebLinks: boolean;
  readonly traverseParentDirectories: boolean;
  readonly latexSupport: boolean;
  /** Regular expressions on a link as written. */
  readonly exclude: readonly string[];
  /** Absent: build-book's own. */
  readonly userAgent?: string;
  /** Seconds. */
  readonly cacheTimeout: number;
  readonly warningPolicy: WarningPolicy;
  readonly httpHeaders: Readonly<Record<string, readonly string[]>>;
  /** Links to chapters must end in `.md`. */
  readonly requireMdExtension: boolean;
}
