// The book when it is resolved: what every file of the site is made from.
import type { Config } from '../read/config/config.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { FileHistory } from '../core/file-history.ts';
import type { BookPath, UrlPath } from '../core/path.ts';
import type { BranchIndex } from './pages/branch.ts';
import type { PageFrame } from './pages/page-base.ts';
import type { Redirects } from './pages/plan-redirects.ts';
import type { BookIndex, Page } from '../link/resolve/book-index.ts';
import type { Outline } from '../read/summary/outline.ts';
import type { BookFiles } from '../core/book-files.ts';
import type { HighlightBlocks } from '../scan/highlight/highlight-blocks.ts';
import type { Readers } from '../scan/dependents.ts';
import type { ScannedChapter } from '../scan/scan-chapters.ts';
import type { SvgDrawer } from './social-card/svg-drawer.ts';
import type { TermLists } from '../link/terms/term-lists.ts';

export interface BookModel {
  readonly config: Config;
  readonly files: BookFiles;
  /** Of all chapters that are read, drafts included. */
  readonly outline: Outline;
  readonly index: BookIndex;
  readonly terms: TermLists;
  readonly scanned: ReadonlyMap<BookPath, ScannedChapter>;
  readonly readers: Readers;
  /** What was found in pages; of a page that is another one since, nothing. Kept as long as no page means something else. */
  readonly checked: WeakMap<Page, readonly Diagnostic[]>;
  readonly frame: PageFrame;
  readonly branches: BranchIndex;
  readonly redirects: Redirects;
  readonly highlight: HighlightBlocks;
  /** What draws the pictures of pages; absent where the book wants none, or they cannot be drawn. */
  readonly drawer?: SvgDrawer;
  /** Source of each file of `src` that is copied, by its place in the site. */
  readonly copies: ReadonlyMap<UrlPath, BookPath>;
  /** What Git knows of the book's files; empty when it was not asked. */
  readonly history: ReadonlyMap<BookPath, FileHistory>;
  /** What was wrong on the way here; what is wrong with the chapters is found by `check-book.ts`. */
  readonly found: readonly Diagnostic[];
}
