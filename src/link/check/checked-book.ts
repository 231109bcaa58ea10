// Input of the checks: the linked book and its folder.
import type { Config } from '../../read/config/config.ts';
import type { Location } from '../../core/diagnostic.ts';
import type { BookPath, UrlPath } from '../../core/path.ts';
import type { BookIndex, Page } from '../resolve/book-index.ts';

/** A redirect. */
export interface CheckedRedirect {
  /** Relative to the site's root. */
  readonly from: UrlPath;
  /** Set when only this fragment of the old page has moved; decoded, without `#`. */
  readonly fragment?: string;
  /** As written: relative to the old page, starting with `/` at the site's root, or a full URL. */
  readonly target: string;
  /** Where it is written; absent when it comes from the environment. */
  readonly at?: Location;
}

export interface CheckedBook {
  readonly config: Config;
  readonly index: BookIndex;
  readonly redirects: readonly CheckedRedirect[];
  /** Every file that a chapter is made of, including missing ones. */
  readonly chapterFiles: ReadonlySet<BookPath>;
  /** Every possible source file in the book's folder, sorted; without the site and files that tools generate. */
  readonly files: readonly BookPath[];
  /** Whether the site has a file at this path. */
  readonly isInSite: (url: UrlPath) => boolean;
  /** Whether a page has a generated id, such as a letter of the index. */
  readonly hasGeneratedId: (page: Page, id: string) => boolean;
  /** A file's text as the stages see it; absent when it isn't a text file. */
  readonly textOf: (path: BookPath) => string | undefined;
  /** The path with the case it has on disk; absent when no file matches in any case. */
  readonly exactCase: (path: BookPath) => BookPath | undefined;
}
