// The site that a server serves, and the changes of a rebuild.
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Hash } from '../core/hash.ts';
import type { BookPath, UrlPath } from '../core/path.ts';
import type { CopiedFile } from '../core/source.ts';
import type { Words } from '../core/words.ts';
import type { TextOf } from '../report/position.ts';

/** A file of the site as sent to the browser. */
export type ServedFile = ServedPage | ServedCopy;

/** A file in memory. */
export interface ServedPage {
  readonly body: string | Uint8Array;
  /** Hash of the body. */
  readonly hash: Hash;
  /** Set for generated pages, which get the live client; absent for files in the author's folders. */
  readonly live?: true;
}

/** A file of the author's, which stays on disk. */
export interface ServedCopy {
  readonly body: CopiedFile;
  /** Of the file's state. */
  readonly hash: Hash;
  readonly live?: undefined;
}

/** A diagnostic and the pages that it is about; without `pages` it is about the whole book. */
export interface PageDiagnostic {
  readonly diagnostic: Diagnostic;
  readonly pages?: readonly UrlPath[];
}

/** An immutable snapshot of a site. The server replaces the whole snapshot at once. */
export interface ServedSite {
  /** URL path of the site with slashes at both ends: `/`, or `/book/` if the book sets it. */
  readonly prefix: string;
  readonly has: (url: UrlPath) => boolean;
  /** Renders the file on first request; absent for a path that isn't in the site. */
  readonly get: (url: UrlPath) => Promise<ServedFile | undefined>;
  /** The page for a path that the site does not have; `url` is absent for a path outside the site. */
  readonly notFound: (url?: UrlPath) => Promise<ServedPage>;
  /** Equal for two sites whose pages share the same styles, scripts, templates and contents. */
  readonly shared: Hash;
  /** The `Content-Security-Policy` header of pages; absent for none, because a theme may need more. */
  readonly policy?: string;
  /** Set if there is no site: every page is then `notFound`, with status 503. */
  readonly unavailable?: true;
  /** Interface words of the pages and the live client. */
  readonly words: Words;
  /** All current diagnostics, not only new ones. */
  readonly diagnostics: readonly PageDiagnostic[];
  /** Whether the author may have the missing file of this chapter created. */
  readonly mayCreate: (path: BookPath) => boolean;
  /** Whether a file belongs to another version; its address is then that in the whole site. Absent if none does. */
  readonly isOfVersion?: (url: UrlPath) => boolean;
  /** Source texts for code frames. */
  readonly textOf: TextOf;
}

/** Changes of a rebuild. Pages that haven't been requested may be missing. */
export interface Change {
  /** Includes added and removed pages. */
  readonly pages: readonly UrlPath[];
  /** Style sheets and images, which a page can replace without a reload. */
  readonly assets: readonly UrlPath[];
  /** The shared contents script, if it changed. */
  readonly contents?: UrlPath;
  /** True if any page may have changed in any way: a script, a template, a setting. */
  readonly everything: boolean;
}

/** A rebuild that changed at most diagnostics. */
export const noChange: Change = { pages: [], assets: [], everything: false };
