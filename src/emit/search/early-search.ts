// Starts the search index while chapters are still being read, so that most of it is done when the book is linked.
import type { Config } from '../../read/config/config.ts';
import type { Outline } from '../../read/summary/outline.ts';
import { type Feed, openFeed } from './index-feed.ts';
import type { IndexResult } from './search-engine.ts';
import type { OnChapter } from '../../scan/scan-chapters.ts';
import {
  type Parts,
  type PlannedDocument,
  isSelfContained,
  isSearched,
  partsOf,
  plannedDocument,
} from './search-pages.ts';

export interface SearchStart {
  /**
   * Call for each chapter in reading order. The engine starts at the first `new` chapter (one that isn't cached),
   * because an unchanged book has a cached index.
   */
  readonly offer: OnChapter;
  /** The index of these documents; absent if what was indexed so far isn't a prefix of them. */
  readonly finish: (documents: readonly PlannedDocument[]) => Promise<IndexResult> | undefined;
  /** Cancels the index if it wasn't requested. */
  readonly cancel: () => void;
}

/** For the book as listed in SUMMARY.md. If a chapter turns out to be a draft, only the head start is lost. */
export function createSearchStart(config: Config, outline: Outline): SearchStart {
  let parts: Parts | undefined;
  let feed: Feed | undefined;
  const offered: PlannedDocument[] = [];
  const cancel = (): void => {
    feed?.cancel();
    feed = undefined;
  };
  return {
    offer: (place, scanned, age) => {
      if (isSearched(config, place.chapter) && isSelfContained(scanned)) {
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
        cancel();
        return undefined;
      }
      for (const { make } of documents.slice(offered.length)) feed.add(make);
      const result = feed.finish();
      feed = undefined;
      return result;
    },
    cancel,
  };
}
