// Makes the search index of a session's builds, each from what is known of the one before.
import type { Site } from '../core/output-file.ts';
import type { Pause } from '../core/time-slices.ts';
import { searchFiles } from '../emit/search/search-files.ts';
import type { SiteModel } from '../emit/site-model.ts';
import { createDependencies } from '../memo/dependency-values.ts';
import type { Memo } from '../memo/stage.ts';
import type { SessionCaches } from './session-caches.ts';

export interface IndexBuilder {
  /** The files of a book's index; absent when it was stopped. */
  readonly search: (model: SiteModel | undefined, pause: Pause) => Promise<Site | undefined>;
  /** The memo to save, if an index was made since the last call: saving drops results that were not asked for. */
  readonly takeMemos: () => readonly Memo[];
}

export function createIndexBuilder({ search: store }: SessionCaches): IndexBuilder {
  const memo = store.open(createDependencies({}));
  let hasIndex = false;
  return {
    search: async (model, pause) => {
      const site = await searchFiles(model, { memo, pause });
      hasIndex ||= site !== undefined;
      return site;
    },
    takeMemos: () => {
      const memos = hasIndex ? [memo] : [];
      hasIndex = false;
      return memos;
    },
  };
}
