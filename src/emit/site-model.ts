// The linked book and everything else that its site is rendered from.
import type { Diagnostic } from '../core/diagnostic.ts';
import type { FileHistory } from '../core/file-history.ts';
import type { BookPath, UrlPath } from '../core/path.ts';
import type { Typesetter } from '../disk/typesetter.ts';
import type { Glossary } from '../link/terms/glossary.ts';
import type { LinkedBook } from '../link/linked-book.ts';
import type { ChapterPlugin } from '../scan/chapter-hooks.ts';
import type { HighlightBlocks } from '../scan/highlight/highlight-blocks.ts';
import type { BranchIndex } from './pages/branch.ts';
import type { PageFrame } from './pages/page-base.ts';
import type { Redirects } from './pages/plan-redirects.ts';
import type { SvgDrawer } from './social-card/svg-drawer.ts';

export interface SiteModel extends LinkedBook {
  /** Definitions of terms; absent for a book without a glossary. */
  readonly glossary?: Glossary;
  /** For scanning the 404 page and previewed pages. */
  readonly plugins: readonly ChapterPlugin[];
  readonly frame: PageFrame;
  readonly branches: BranchIndex;
  readonly redirects: Redirects;
  readonly highlight: HighlightBlocks;
  /** Draws social cards; absent if the book has none or they can't be drawn. */
  readonly drawer?: SvgDrawer;
  /** Finds the compiler of the PDF; absent if it isn't installed. */
  readonly findTypesetter: () => Typesetter | undefined;
  /** Source of each copied file of `src`, by its URL in the site. */
  readonly staticFiles: ReadonlyMap<UrlPath, BookPath>;
  /** Git history of the book's files; empty if no page shows it. */
  readonly history: ReadonlyMap<BookPath, FileHistory>;
  /** Diagnostics of earlier stages; `diagnose-book.ts` adds those of chapters. */
  readonly diagnostics: readonly Diagnostic[];
}
