// The `[build-book]` table: settings that mdBook doesn't have.
import type { DiagnosticCode, Severity } from '../../core/diagnostic.ts';
import type { BookPath } from '../../core/path.ts';
import type { Words } from '../../core/words.ts';
import type { SiteConfig } from './site-config.ts';
import type { VersionsConfig } from './versions-config.ts';

/** `[build-book]`; tables of plugins decide about keys that it does not set. */
export interface BuildBookConfig {
  /** `keep`: in the page but not shown, mdBook's meaning. `strip`: nowhere. `show`: in a box. */
  readonly hiddenSections: 'keep' | 'strip' | 'show';
  /** Globs, relative to `book.src`, of chapters that are left out as drafts. */
  readonly drafts: readonly string[];
  readonly showDrafts: boolean;
  readonly markers: MarkersConfig;
  /** Show an undefined reference as its `text`, or as written. */
  readonly undefinedReferences: 'text' | 'literal';
  /** `[[page | title]]`: left as it is, a link, or its title only. */
  readonly wikilinks: boolean | 'text';
  /** Files and globs of shared link definitions, relative to the book's root. */
  readonly refs: readonly string[];
  /** Globs of definition file names that chapters in the same folder and below use without an include. */
  readonly nearbyRefs: readonly string[];
  /** Label pattern -> URL, both with `{x}` as the placeholder; the first match wins. */
  readonly labelRules: Readonly<Record<string, string>>;
  readonly warningPolicy: WarningPolicy;
  readonly severities: Readonly<Partial<Record<DiagnosticCode, Severity | 'ignore'>>>;
  /** Name -> text of `{{name}}`. */
  readonly variables: Readonly<Record<string, string>>;
  /** What sets formulas. */
  readonly math: 'off' | 'katex';
  readonly code: CodeBlockConfig;
  /** Emphasis next to Chinese, Japanese and Korean punctuation; by the book's language when absent. */
  readonly cjkEmphasis?: boolean;
  /** Turns the title of an image alone in its paragraph into a caption. */
  readonly figures: boolean;
  /** Text added after each external link; none when absent. */
  readonly externalLinkMarker?: string;
  /** Ids `a001`, `a002`... as mdBook's plugin makes them, besides ours. */
  readonly legacyIndexAnchors: boolean;
  /** The date of each page's last commit. */
  readonly lastChanged: boolean;
  /** Reads nothing outside the repository, runs no program or module of the book, and passes on no environment variable. */
  readonly restrict: boolean;
  /** Time limit for preprocessors and renderers in seconds. */
  readonly programTimeout: number;
  /** Generates `llms.txt`. */
  readonly llms: boolean;
  readonly sitemap: boolean;
  /** No feed when absent. */
  readonly feed?: FeedConfig;
  readonly check: CheckConfig;
  /** Readers can save the site on their device. */
  readonly offline: boolean;
  /** Whether pages are rendered before their links are followed. Absent: only in books without code of their own. */
  readonly prerender?: boolean;
  /** Also writes gzip and Brotli versions. */
  readonly precompress: boolean;
  /** Name -> content of a `<meta>` tag on every page. */
  readonly meta: Readonly<Record<string, string>>;
  /** Link preview image, relative to the site's root, for pages without their own. */
  readonly image?: string;
  /** No image is drawn when absent. */
  readonly drawnImage?: DrawnImageConfig;
  readonly site: SiteConfig;
  /** Only the working tree is published when absent. */
  readonly versions?: VersionsConfig;
  /** Adds the content security policy as a `<meta>` tag to every page. */
  readonly csp: boolean;
  /** Words of the interface by key, over those of the theme, in every language of the book. */
  readonly words: Words['texts'];
  /** Languages by their tags, in the order of the menu; empty for a book in one language. */
  readonly languages: Readonly<Record<string, LanguageConfig>>;
  /** Which languages have a folder in the site: all, or all but the language of the book, which is at the root. */
  readonly languageFolders: 'others' | 'all';
}

/** `[build-book.languages.TAG]`. */
export interface LanguageConfig {
  /** For readers; by default in the language itself. */
  readonly name?: string;
  /** By default that of the language's script. */
  readonly direction?: 'ltr' | 'rtl';
  /** These replace the values of `[book]`. */
  readonly title?: string;
  readonly authors?: readonly string[];
  readonly description?: string;
  /** The folder of the translated chapters; by default the folder of the language in `book.src`, if it has a SUMMARY.md. */
  readonly src?: BookPath;
}

export type WarningPolicy = 'warn' | 'error' | 'ignore';

/** `[build-book.markers]`. */
export interface MarkersConfig {
  /** Also accept `<<#include x>>` and `<<hi:x>>`. */
  readonly angle: boolean;
}

/** `[build-book.code]`: defaults for code blocks. */
export interface CodeBlockConfig {
  /** Show the language next to titles, and terminal sessions as terminals. */
  readonly frames: boolean;
  readonly numbers: boolean;
  /** Link included code to its file in the repository. */
  readonly sources: boolean;
}

/** `[build-book.feed]`. */
export interface FeedConfig {
  /** Output path in the site. */
  readonly path: string;
  /** Maximum number of pages. */
  readonly limit: number;
}

/** `[build-book.drawn-image]`. */
export interface DrawnImageConfig {
  /** Font files, relative to the book's root, in order of preference; when empty, the system's fonts are used. */
  readonly fonts: readonly BookPath[];
}

/** `[build-book.check]`. */
export interface CheckConfig {
  /** Check external links even without `--external`. */
  readonly external: boolean;
  /** Regular expressions; matching links are not checked. See `patternOf`. */
  readonly exclude: readonly string[];
  /** Diagnostic codes that are not reported. */
  readonly ignore: readonly DiagnosticCode[];
  /** Request timeout in seconds. */
  readonly timeout: number;
  /** Maximum number of concurrent requests. */
  readonly concurrency: number;
  /** Seconds before a cached response expires. */
  readonly cacheAge: number;
  /** Regular expression for URLs -> headers (`Name: value`); `$NAME` is read from the environment. */
  readonly httpHeaders: Readonly<Record<string, readonly string[]>>;
  /** build-book's own when absent. */
  readonly userAgent?: string;
}
