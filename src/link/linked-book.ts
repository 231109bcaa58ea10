// The book once its chapters are linked: everything that the whole book knows, independent of any output.
import type { BookFiles } from '../core/book-files.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Config } from '../read/config/config.ts';
import type { Outline } from '../read/summary/outline.ts';
import type { Dependents } from '../scan/dependents.ts';
import type { ScannedBook } from '../scan/scan-chapters.ts';
import type { BookIndex, Page } from './resolve/book-index.ts';
import type { TermLists } from './terms/term-lists.ts';

export interface LinkedBook extends ScannedBook {
  readonly config: Config;
  readonly files: BookFiles;
  /** All scanned chapters, including drafts. */
  readonly outline: Outline;
  readonly index: BookIndex;
  readonly terms: TermLists;
  readonly dependents: Dependents;
  /**
   * Cached diagnostics by page. An incremental build that changes the facts of a page gives it a new page object,
   * which has none.
   */
  readonly checked: WeakMap<Page, readonly Diagnostic[]>;
}
