// Documents as they become known -> the index of them all: the engine works while chapters are still being read.
import type { SearchDocument } from './search-document.ts';
import type { IndexResult } from './pagefind-index.ts';

/** Makes a document when there is room for it. */
export type MakeDocument = () => Promise<SearchDocument>;

/** An index under way. */
export interface Feed {
  readonly add: (make: MakeDocument) => void;
  /** Says that there are no more; rejects when a document could not be made. */
  readonly finish: () => Promise<IndexResult>;
  /** Says that the index is not wanted. */
  readonly stop: () => void;
}

/** Starts the engine. Documents reach it in the order in which they are added. */
export function openFeed(): Feed {
  const waiting: MakeDocument[] = [];
  let state: 'open' | 'finished' | 'stopped' = 'open';
  let wake = (): void => undefined;
  const move = (to: typeof state): void => {
    state = to;
    wake();
  };
  async function* documents(): AsyncGenerator<SearchDocument> {
    for (;;) {
      if (state === 'stopped') throw new Error('the index is not wanted');
      const make = waiting.shift();
      if (make !== undefined) yield await make();
      else if (state === 'finished') return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  const result = import('./pagefind-index.ts').then(({ buildIndex }) => buildIndex(documents()));
  // It is met again by who wants the index.
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
    stop: () => {
      move('stopped');
    },
  };
}
