// The caches of a session that builds a version. Its site is kept, so nothing else has to be.
import { createStatCache } from '../../disk/sources/stat-cache.ts';
import { createMemoStore } from '../../memo/memo.ts';
import type { SessionCaches } from '../session-caches.ts';

/** Each call gives caches for one version. Equal chapters and code blocks are made once for all of them. */
export function versionCaches({
  program,
  blocks,
  highlighter,
  analyzer,
}: SessionCaches): () => SessionCaches {
  const chapters = createMemoStore({ program });
  const search = createMemoStore({ program });
  return () => ({
    program,
    chapters,
    blocks,
    search,
    highlighter,
    analyzer,
    statCache: createStatCache(),
    save: () => Promise.resolve(),
    close: () => Promise.resolve(),
  });
}
