// Searchable HTML of a page to its search facts: all that is known of it before the other pages are.
import { type SearchFacts, type SearchPage, searchFacts } from './search-facts.ts';
import { sectionsOf } from './sections.ts';
import { loadTextAnalysis } from './text-analysis.ts';

/** Plain data that can be sent to a thread. */
export interface PageJob {
  readonly page: SearchPage;
  /** See `searchableHtml`. */
  readonly html: string;
  /** The deepest heading level that starts a section. */
  readonly splitLevel: number;
}

export async function analyzePage({ page, html, splitLevel }: PageJob): Promise<SearchFacts> {
  return searchFacts(page, sectionsOf(html, splitLevel), await loadTextAnalysis());
}
