// The site that a server serves, and what the last rebuild changed in it.
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Hash } from '../core/hash.ts';
import type { UrlPath } from '../core/path.ts';
import type { CopiedFile } from '../core/source.ts';
import type { Words } from '../core/words.ts';
import type { TextOf } from '../report/position.ts';

/** A file of the site as it goes to the browser. */
export type ServedFile = ServedPage | ServedCopy;

/** A file in memory. */
export interface ServedPage {
  readonly body: string | Uint8Array;
  /** Of the body. */
  readonly hash: Hash;
  /** Set for the book's own pages, which get the live client; absent for what the author's folders hold. */
  readonly live?: true;
}

/** A file of the author's, which stays on disk. */
export interface ServedCopy {
  readonly body: CopiedFile;
  /** Of the file's state. */
  readonly hash: Hash;
  readonly live?: undefined;
}

/** A mistake with the pages that show what it is about; without `pages` it concerns the whole book. */
export interface PageDiagnostic {
  readonly diagnostic: Diagnostic;
  readonly pages?: readonly UrlPath[];
}

/** A whole site at one moment. The server holds one and replaces it by one assignment; a site itself never changes. */
export interface ServedSite {
  /** The URL path that the site is under, with both slashes: `/`, or `/book/` where the book asks for it. */
  readonly prefix: string;
  readonly has: (url: UrlPath) => boolean;
  /** Makes the file if nobody asked before; absent for a path that the site does not have. */
  readonly get: (url: UrlPath) => Promise<ServedFile | undefined>;
  /** The page for a path that the site does not have. */
  readonly notFound: () => Promise<ServedPage>;
  /** Equal for two sites whose pages share the same styles, scripts, templates and contents. */
  readonly shared: Hash;
  /** The `Content-Security-Policy` that its pages keep; absent for none, since a theme of the author's may need more. */
  readonly policy?: string;
  /** Set while no site could be made at all: every page is then `notFound`, answered with 503. */
  readonly unavailable?: true;
  /** The words of the pages and of the live client. */
  readonly words: Words;
  /** All that is wrong now, not only what is new. */
  readonly diagnostics: readonly PageDiagnostic[];
  /** For the code frames of the diagnostics. */
  readonly textOf: TextOf;
}

/** What a finished rebuild changed. Pages that nobody has asked for yet need not be known to have changed. */
export interface Change {
  /** With pages that are new or gone. */
  readonly pages: readonly UrlPath[];
  /** Style sheets and images: what a page can take over without being loaded anew. */
  readonly assets: readonly UrlPath[];
  /** The shared contents script, if it changed. */
  readonly contents?: UrlPath;
  /** True when any page may have changed in any way: a script, a template, the book's settings. */
  readonly everything: boolean;
}

/** A rebuild that changed nothing but, maybe, the diagnostics. */
export const noChange: Change = { pages: [], assets: [], everything: false };
