// Builds the search index after each build of a session, reusing parts of the previous index.
import type { Site } from '../core/output-file.ts';
import type { Pause } from '../core/time-slices.ts';
import { type AnalyzeAhead, createAnalyzeAhead } from '../emit/search/analyze-ahead.ts';
import { searchFiles } from '../emit/search/search-files.ts';
import type { SiteModel } from '../emit/site-model.ts';
import { createDependencies } from '../memo/dependency-values.ts';
import type { Memo } from '../memo/stage.ts';
import type { Config } from '../read/config/config.ts';
import type { Outline } from '../read/summary/outline.ts';
import type { SessionCaches } from './session-caches.ts';

export interface IndexBuilder {
  /** The files of a book's index; absent when it was stopped. */
  readonly search: (model: SiteModel | undefined, pause: Pause) => Promise<Site | undefined>;
  readonly ahead: SearchAhead;
  /** The memo to save, if an index was made since the last call: saving drops results that were not asked for. */
  readonly takeMemos: () => readonly Memo[];
}

/** Work on the index that can be done before it is requested. */
export interface SearchAhead {
  readonly begin: (config: Config, outline: Outline) => AnalyzeAhead;
  /** Call after the last chapter. */
  readonly flush: () => void;
}

export function createIndexBuilder({ search: store, analyzer }: SessionCaches): IndexBuilder {
  const memo = store.open(createDependencies({}));
  let hasIndex = false;
  return {
    ahead: {
      begin: (config, outline) => {
        analyzer.collect();
        return createAnalyzeAhead(config, outline, { memo, analyzer });
      },
      flush: analyzer.flush,
    },
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
