// What the checks may know: the resolved book, and what builds have seen of its folder.
import type { Config } from '../../read/config/config.ts';
import type { BookPath, UrlPath } from '../../core/path.ts';
import type { BookIndex } from '../resolve/book-index.ts';

/** An address that readers are sent on from. */
export interface CheckedRedirect {
  /** A path from the site's root. */
  readonly from: UrlPath;
  /** As written: relative to the old page, from the site's root with `/`, or a whole address. */
  readonly target: string;
}

export interface CheckedBook {
  readonly config: Config;
  readonly index: BookIndex;
  readonly redirects: readonly CheckedRedirect[];
  /** Every file that a chapter was made of, missing ones too. */
  readonly taken: ReadonlySet<BookPath>;
  /** Every file of the book's folder that may be a source, sorted: neither the site nor what tools keep. */
  readonly files: readonly BookPath[];
  /** Whether the site has a file there. */
  readonly isInSite: (url: UrlPath) => boolean;
  /** A file's text as the stages saw it; absent for what is no text. */
  readonly textOf: (path: BookPath) => string | undefined;
  /** The path as the disk spells it; absent when nothing is there in any case. */
  readonly exactCase: (path: BookPath) => BookPath | undefined;
}
