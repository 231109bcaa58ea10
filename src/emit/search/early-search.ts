// Chapters as they are read -> a head start for the search index: by the time the book is resolved, the engine has most of it.
import type { Config } from '../../read/config/config.ts';
import type { Outline } from '../../read/summary/outline.ts';
import type { IndexResult } from './pagefind-index.ts';
import { type Feed, openFeed } from './pagefind-feed.ts';
import type { OnChapter } from '../../scan/scan-chapters.ts';
import {
  type Parts,
  type PlannedDocument,
  isKnownEarly,
  isSearched,
  partsOf,
  plannedDocument,
} from './search-pages.ts';

export interface SearchStart {
  /**
   * To be told of each chapter in reading order. With the first `new` one, which no earlier build knew, the engine begins:
   * the index of a book that says what it said before is known.
   */
  readonly offer: OnChapter;
  /** The index of these documents; absent when what the engine got so far is not their beginning. */
  readonly finish: (documents: readonly PlannedDocument[]) => Promise<IndexResult> | undefined;
  /** Ends the engine where nobody has asked for the index. */
  readonly drop: () => void;
}

/** For the book as SUMMARY.md has it. That a chapter is left out, by itself a draft, costs the head start and no more. */
export function createSearchStart(config: Config, outline: Outline): SearchStart {
  let parts: Parts | undefined;
  let feed: Feed | undefined;
  const offered: PlannedDocument[] = [];
  const drop = (): void => {
    feed?.stop();
    feed = undefined;
  };
  return {
    offer: (place, scanned, age) => {
      if (isSearched(config, place.chapter) && isKnownEarly(scanned)) {
        const document = plannedDocument(config, { place, scanned, terms: [] }, (parts ??= partsOf(outline)));
        offered.push(document);
        feed?.add(document.make);
      }
      if (age === 'known' || feed !== undefined) return;
      feed = openFeed();
      for (const { make } of offered) feed.add(make);
    },
    finish: (documents) => {
      const isBeginning = offered.every(({ stamp }, i) => documents[i]?.stamp() === stamp());
      if (feed === undefined || !isBeginning) {
        drop();
        return undefined;
      }
      for (const { make } of documents.slice(offered.length)) feed.add(make);
      const result = feed.finish();
      feed = undefined;
      return result;
    },
    drop,
  };
}
