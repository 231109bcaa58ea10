// Analyzes chapters for the search as soon as they are scanned, while others are.
import type { Memo } from '../../memo/stage.ts';
import type { Config } from '../../read/config/config.ts';
import type { ChapterPlace, Outline } from '../../read/summary/outline.ts';
import type { ScannedChapter } from '../../scan/scan-chapters.ts';
import type { PageAnalyzer } from '../../scan/search/threads/page-analyzer.ts';
import { createPageFinder } from './search-pages.ts';
import { chapterStage } from './search-stages.ts';
import { hasSearchIndex } from './has-search-index.ts';

/** Called with each chapter that was scanned in this build. */
export type AnalyzeAhead = (place: ChapterPlace, scanned: ScannedChapter) => void;

/** Results are in the memo when the index is made. */
export function createAnalyzeAhead(
  config: Config,
  outline: Outline,
  { memo, analyzer }: { readonly memo: Memo; readonly analyzer: PageAnalyzer },
): AnalyzeAhead {
  if (!hasSearchIndex(config)) return () => undefined;
  const pageOf = createPageFinder(config, outline);
  return (place, scanned) => {
    // Its entries in the book's index are known only after all chapters.
    if (scanned.light.facts.terms.length > 0) return;
    const page = pageOf(place, scanned, []);
    if (page === undefined) return;
    // Building the index fails in the same way, and reports it.
    memo
      .run(chapterStage(page, analyzer.analyze), page.source, { stamps: [page.stamp] })
      .catch(() => undefined);
  };
}
