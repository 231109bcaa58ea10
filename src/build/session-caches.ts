// What a session keeps from build to build, and on disk from run to run.
import type { BuildMode, Environment } from '../core/build-mode.ts';
import { join } from 'node:path';
import { ownCacheFolder } from '../disk/cache/cache-folder.ts';
import { createArchiveDisk } from '../disk/cache/archive-file.ts';
import { createFileKeeper } from '../disk/cache/file-keeper.ts';
import { type StatCache, createStatCache } from '../disk/sources/stat-cache.ts';
import { type MemoStore, createMemoStore } from '../memo/memo.ts';
import type { Memo } from '../memo/stage.ts';
import type { Highlighter } from '../scan/highlight/highlight-blocks.ts';

export interface CacheOptions {
  readonly root: string;
  readonly environment: Environment;
  readonly cache: 'disk' | 'none';
  readonly mode: BuildMode;
}

export interface SessionCaches {
  /** Digest of the program; nothing that another one kept is used. */
  readonly program: string;
  readonly statCache: StatCache;
  /** Chapters. */
  readonly chapters: MemoStore;
  /** Highlighted blocks; apart, since a page that is not made again does not ask for its blocks, and they are to stay. */
  readonly blocks: MemoStore;
  /** What the search index is made from; apart, since a command that makes no index is not to forget it. */
  readonly search: MemoStore;
  readonly highlighter: () => Promise<Highlighter>;
  readonly save: (memos: readonly Memo[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Blocks that are kept though no page of the last build asked for them: some twenty books of the usual size. */
const SPARE_BLOCKS = 20_000;

export function openCaches(options: CacheOptions, program: string): SessionCaches {
  const folder = ownCacheFolder(options);
  const storeIn = (name: string, keepUnused: number): MemoStore =>
    createMemoStore({
      disk: folder === undefined ? undefined : createArchiveDisk(join(folder, `${name}.memo`)),
      program,
      keepUnused,
    });
  const chapters = storeIn(options.mode === 'edit' ? 'sources' : 'chapters', 0);
  const blocks = storeIn('blocks', SPARE_BLOCKS);
  const search = storeIn('search', 0);
  const statCache = createStatCache(
    folder === undefined ? undefined : createFileKeeper(join(folder, 'files.txt')),
  );
  let highlighter: Promise<Highlighter> | undefined;
  return {
    program,
    statCache,
    chapters,
    blocks,
    search,
    highlighter: () => (highlighter ??= loadHighlighter()),
    save: async (memos) => {
      statCache.save();
      await Promise.all(memos.map((memo) => memo.save()));
    },
    close: async () => {
      await (await highlighter)?.close();
      await Promise.all([chapters.close(), blocks.close(), search.close()]);
    },
  };
}

async function loadHighlighter(): Promise<Highlighter> {
  const { createHighlighter } = await import('../scan/highlight/highlighter.ts');
  return createHighlighter();
}
