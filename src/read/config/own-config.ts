// The settings that mdBook has no key for: the table `[build-book]`.
import type { DiagnosticCode, Severity } from '../../core/diagnostic.ts';
import type { BookPath } from '../../core/path.ts';

/** `[build-book]`; tables of plugins decide about keys that it does not set. */
export interface BuildBookConfig {
  /** `keep`: in the page but not shown, mdBook's meaning. `strip`: nowhere. `show`: in a box. */
  readonly hiddenSections: 'keep' | 'strip' | 'show';
  /** Globs, relative to `book.src`, of chapters that are left out as drafts. */
  readonly drafts: readonly string[];
  readonly showDrafts: boolean;
  readonly markers: MarkersConfig;
  /** A reference that nothing defines shows as its `text`, or as it was written. */
  readonly undefinedReferences: 'text' | 'literal';
  /** `[[page | title]]`: left as it is, a link, or its title only. */
  readonly wikilinks: 'off' | 'link' | 'text';
  /** Files and globs of link definitions, relative to the book's root. */
  readonly refs: readonly string[];
  /** Globs of the names of definition files that chapters beside and below them use without an include. */
  readonly nearbyRefs: readonly string[];
  /** Label pattern -> address, both with `{x}` for the part that varies; the first that fits counts. */
  readonly labelRules: Readonly<Record<string, string>>;
  /** What to do with warnings. */
  readonly warningPolicy: WarningPolicy;
  readonly severities: Readonly<Partial<Record<DiagnosticCode, Severity | 'ignore'>>>;
  /** Name -> text of `{{name}}`. */
  readonly variables: Readonly<Record<string, string>>;
  /** What sets formulas. */
  readonly math: 'off' | 'katex';
  readonly code: CodeBlockConfig;
  /** An image alone in its paragraph that has a title gets it as its caption. */
  readonly figures: boolean;
  /** Put after each link that leaves the site; absent for none. */
  readonly externalLinkMarker?: string;
  /** Ids `a001`, `a002`... as mdBook's plugin makes them, besides ours. */
  readonly legacyIndexAnchors: boolean;
  /** The date of each page's last commit. */
  readonly lastChanged: boolean;
  /** `llms.txt`. */
  readonly llms: boolean;
  readonly sitemap: boolean;
  /** Absent: no feed. */
  readonly feed?: FeedConfig;
  readonly check: CheckConfig;
  /** Files in gzip and Brotli beside the plain ones. */
  readonly precompress: boolean;
  /** Name -> content of a `<meta>` on every page. */
  readonly meta: Readonly<Record<string, string>>;
  /** A picture for previews of links, from the site's root, for pages that name none; absent for none. */
  readonly image?: string;
  /** Absent: no picture is drawn. */
  readonly drawnImage?: DrawnImageConfig;
  /** A `<meta>` with the content security policy that every page keeps to. */
  readonly csp: boolean;
}

export type WarningPolicy = 'warn' | 'error' | 'ignore';

/** `[build-book.markers]`. */
export interface MarkersConfig {
  /** `<<#include x>>` and `<<hi:x>>` beside the forms with braces. */
  readonly angle: boolean;
}

/** `[build-book.code]`: what blocks of code have that do not say themselves. */
export interface CodeBlockConfig {
  readonly numbers: boolean;
  /** Included code links to its file in the repository. */
  readonly sources: boolean;
}

/** `[build-book.feed]`. */
export interface FeedConfig {
  /** Its place in the site. */
  readonly path: string;
  /** How many pages it lists at most. */
  readonly limit: number;
}

/** `[build-book.drawn-image]`. */
export interface DrawnImageConfig {
  /** Font files, relative to the book's root, first those that are to be taken first; empty for the system's fonts. */
  readonly fonts: readonly BookPath[];
}

/** `[build-book.check]`. */
export interface CheckConfig {
  /** Whether `check` asks other sites without being told on the command line. */
  readonly external: boolean;
  /** Regular expressions: a link that one of them finds is not checked. See `patternOf`. */
  readonly exclude: readonly string[];
  /** Codes that are not reported. */
  readonly ignore: readonly DiagnosticCode[];
  /** Seconds until a request is given up. */
  readonly timeout: number;
  /** Requests at a time. */
  readonly concurrency: number;
  /** Seconds for which an answer is taken from the cache. */
  readonly cacheAge: number;
  /** Regular expression on the address -> headers, `Name: value`; `$NAME` is taken from the environment. */
  readonly httpHeaders: Readonly<Record<string, readonly string[]>>;
  /** Absent: build-book's own. */
  readonly userAgent?: string;
}
