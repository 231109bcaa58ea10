// Streams documents into the search index while chapters are still being read.
import { type IndexResult, type SearchDocument, loadSearchEngine } from './search-engine.ts';

/** Creates a document when the engine has room for it. */
export type MakeDocument = () => Promise<SearchDocument>;

/** A search index being built. */
export interface Feed {
  readonly add: (make: MakeDocument) => void;
  /** Ends the input. Rejects if a document couldn't be created. */
  readonly finish: () => Promise<IndexResult>;
  /** Cancels the index. */
  readonly cancel: () => void;
}

/** Starts the engine. Documents are indexed in the order in which they are added. */
export function openFeed(): Feed {
  const waiting: MakeDocument[] = [];
  let state: 'open' | 'finished' | 'cancelled' = 'open';
  let wake = (): void => undefined;
  const move = (to: typeof state): void => {
    state = to;
    wake();
  };
  async function* documents(): AsyncGenerator<SearchDocument> {
    for (;;) {
      if (state === 'cancelled') throw new Error('the search index was cancelled');
      const make = waiting.shift();
      if (make !== undefined) yield await make();
      else if (state === 'finished') return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  const result = loadSearchEngine().then((engine) => engine.buildIndex(documents()));
  // The caller of `finish` handles the rejection.
  result.catch(() => undefined);
  return {
    add: (make) => {
      waiting.push(make);
      wake();
    },
    finish: () => {
      if (state === 'open') move('finished');
      return result;
    },
    cancel: () => {
      move('cancelled');
    },
  };
}
