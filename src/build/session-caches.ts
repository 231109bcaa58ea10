// What a session keeps from build to build, and on disk from run to run.
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { BuildMode, Environment } from '../core/build-mode.ts';
import { type SharedValues, createSharedValues } from '../core/shared-values.ts';
import { ownCacheFolder } from '../disk/cache/cache-folder.ts';
import { createArchiveDisk } from '../disk/cache/archive-file.ts';
import { createFileKeeper } from '../disk/cache/file-keeper.ts';
import { type StatCache, createStatCache } from '../disk/sources/stat-cache.ts';
import { cacheName } from './editions/edition-name.ts';
import { type MemoStore, createMemoStore } from '../memo/memo.ts';
import type { Memo } from '../memo/stage.ts';
import type { FoundVersions } from './versions/session-versions.ts';
import type { Highlighter } from '../scan/highlight/highlight-blocks.ts';
import { type PageAnalyzer, createPageAnalyzer } from '../scan/search/threads/page-analyzer.ts';

export interface CacheOptions {
  readonly root: string;
  readonly environment: Environment;
  readonly cache: 'disk' | 'none';
  readonly mode: BuildMode;
  /** Name of the edition among those of the book; absent for a book without any. */
  readonly edition?: string;
}

/** Shared by the sessions of all editions of a book. */
export interface SharedCaches {
  readonly statCache: StatCache;
  /** Highlighted blocks; a store of its own, since the blocks of a page that isn't rendered again must be kept. */
  readonly blocks: MemoStore;
  readonly highlighter: () => Promise<Highlighter>;
  /** The versions of the book, which the first session finds for all. */
  readonly versions: (find: () => Promise<FoundVersions>) => Promise<FoundVersions>;
  readonly analyzer: PageAnalyzer;
  /** Of plugins; absent for a book that has no other editions. */
  readonly values?: SharedValues;
  readonly close: () => Promise<void>;
}

export interface SessionCaches extends Omit<SharedCaches, 'close' | 'versions'> {
  /** Digest of the program; results of other versions are ignored. */
  readonly program: string;
  /** Chapters. */
  readonly chapters: MemoStore;
  /** Input of the search index; a store of its own, so that commands that make no index keep it. */
  readonly search: MemoStore;
  readonly save: (memos: readonly Memo[]) => Promise<void>;
  /** Closes what isn't shared with other sessions. */
  readonly close: () => Promise<void>;
}

/** Blocks that are kept although no page of the last build used them: about twenty books of the usual size. */
const SPARE_BLOCKS = 20_000;

export function openSharedCaches(
  options: Omit<CacheOptions, 'edition' | 'mode'>,
  program: string,
): SharedCaches {
  return {
    ...openOwnCaches(options, program, { analyzer: createPageAnalyzer({ keepsThread: true }) }),
    values: createSharedValues(),
  };
}

interface Threads {
  readonly analyzer: PageAnalyzer;
  /** See `HighlighterOptions`. */
  readonly restAfter?: number;
}

/**
 * In a cold build all blocks are highlighted while chapters are scanned, and the thread with its grammars takes 60 MB. A
 * short build ends earlier, and a server needs the thread again at any time.
 */
const restAfterFor = ({ mode }: CacheOptions): number | undefined => (mode === 'build' ? 2000 : undefined);

function openOwnCaches(
  options: Omit<CacheOptions, 'edition' | 'mode'>,
  program: string,
  { analyzer, restAfter }: Threads,
): SharedCaches {
  const { root, environment, cache } = options;
  const folder = ownCacheFolder({ root, environment, cache });
  const blocks = openStore(folder, 'blocks', { program, keepUnused: SPARE_BLOCKS });
  const statCache = createStatCache(
    folder === undefined ? undefined : createFileKeeper(join(folder, 'files.txt')),
  );
  let highlighter: Promise<Highlighter> | undefined;
  let versions: Promise<FoundVersions> | undefined;
  return {
    statCache,
    blocks,
    analyzer,
    highlighter: () => (highlighter ??= loadHighlighter(restAfter)),
    versions: (find) => (versions ??= find()),
    close: async () => {
      analyzer.close();
      await (await highlighter)?.close();
      await blocks.close();
    },
  };
}

/** Without `shared`, the session creates all of its caches. */
export function openCaches(options: CacheOptions, program: string, shared?: SharedCaches): SessionCaches {
  const edition = cacheName(options);
  const folder = ownCacheFolder({ ...options, ...(edition !== undefined && { edition }) });
  const own =
    shared ??
    openOwnCaches(options, program, { analyzer: createPageAnalyzer(), restAfter: restAfterFor(options) });
  const rules = { program, keepUnused: 0 };
  const chapters = openStore(folder, options.mode === 'edit' ? 'sources' : 'chapters', rules);
  const search = openStore(folder, 'search', rules);
  const { close: closeOwn, ...kept } = own;
  return {
    ...kept,
    program,
    chapters,
    search,
    save: async (memos) => {
      kept.statCache.save();
      // One after the other: each lets requests be served after a slice of work.
      for (const memo of memos) {
        await setImmediate();
        await memo.save();
      }
    },
    close: async () => {
      await Promise.all([chapters.close(), search.close(), ...(shared ? [] : [closeOwn()])]);
    },
  };
}

interface StoreRules {
  readonly program: string;
  readonly keepUnused: number;
}

const openStore = (folder: string | undefined, name: string, rules: StoreRules): MemoStore =>
  createMemoStore({
    disk: folder === undefined ? undefined : createArchiveDisk(join(folder, `${name}.memo`)),
    ...rules,
  });

async function loadHighlighter(restAfter: number | undefined): Promise<Highlighter> {
  const { createHighlighter } = await import('../scan/highlight/highlighter.ts');
  return createHighlighter({ restAfter });
}
