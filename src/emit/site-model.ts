// The linked book and everything else that the files of its site are made from.
import type { Diagnostic } from '../core/diagnostic.ts';
import type { FileHistory } from '../core/file-history.ts';
import type { BookPath, UrlPath } from '../core/path.ts';
import type { LinkedBook } from '../link/linked-book.ts';
import type { ChapterPlugin } from '../scan/chapter-hooks.ts';
import type { HighlightBlocks } from '../scan/highlight/highlight-blocks.ts';
import type { BranchIndex } from './pages/branch.ts';
import type { PageFrame } from './pages/page-base.ts';
import type { Redirects } from './pages/plan-redirects.ts';
import type { SvgDrawer } from './social-card/svg-drawer.ts';

export interface SiteModel extends LinkedBook {
  /** Those that the 404 page is scanned with, and pages of the preview. */
  readonly plugins: readonly ChapterPlugin[];
  readonly frame: PageFrame;
  readonly branches: BranchIndex;
  readonly redirects: Redirects;
  readonly highlight: HighlightBlocks;
  /** Draws social cards; absent when the book wants none, or they cannot be drawn. */
  readonly drawer?: SvgDrawer;
  /** The source of each file of `src` that is copied, by its place in the site. */
  readonly staticFiles: ReadonlyMap<UrlPath, BookPath>;
  /** The Git history of the book's files; empty when no page shows it. */
  readonly history: ReadonlyMap<BookPath, FileHistory>;
  /** Diagnostics of everything up to here; those of the chapters are found by `diagnose-book.ts`. */
  readonly found: readonly Diagnostic[];
}
