// Scans the chapters of an outline, reusing memoized results.
import type { Config } from '../read/config/config.ts';
import type { BookPath } from '../core/path.ts';
import type { Body } from './markdown/body.ts';
import type { Memo, StageResult } from '../memo/stage.ts';
import { writtenChapters } from '../read/summary/outline.ts';
import type { PreparedBook } from '../read/preprocess/prepare-book.ts';
import { scanOptions } from './scan-options.ts';
import { createPause } from '../core/time-slices.ts';
import type { ChapterPlugin } from './chapter-hooks.ts';
import { type ChapterContent, type ScanStage, type Scanned, scanStage } from './scan-chapter.ts';

export type ScannedChapter = StageResult<Scanned, ChapterContent>;

/** A book whose chapters have been scanned. */
export interface ScannedBook {
  readonly scanned: ReadonlyMap<BookPath, ScannedChapter>;
}

export interface ScanTools {
  readonly memo: Memo;
  readonly plugins: readonly ChapterPlugin[];
  /** Called with each body produced in this build, so that slow work on it can start. */
  readonly onBody: (body: Body) => void;
}

/** In reading order. Includes chapters that can't be read, without facts. */
export async function scanChapters(
  config: Config,
  { outline, texts }: PreparedBook,
  { memo, plugins, onBody }: ScanTools,
): Promise<ReadonlyMap<BookPath, ScannedChapter>> {
  const options = scanOptions(config, plugins);
  const scanned = new Map<BookPath, ScannedChapter>();
  const stage = reportingBodies(scanStage(plugins, options.plugins), onBody);
  const pause = createPause(() => true);
  for (const { chapter } of writtenChapters(outline.items)) {
    const { source } = chapter;
    if (scanned.has(source)) continue;
    scanned.set(source, await memo.run(stage, source, { source, options, prepared: texts.get(source) }));
    // Scanning is synchronous: without a pause, results from other threads would wait until all chapters are scanned.
    await pause();
  }
  return scanned;
}

/** Scans only `sources`, without whole-book preprocessors. */
export async function scanSome(
  config: Config,
  sources: readonly BookPath[],
  { memo, plugins }: Pick<ScanTools, 'memo' | 'plugins'>,
): Promise<ReadonlyMap<BookPath, ScannedChapter>> {
  const options = scanOptions(config, plugins);
  const stage = scanStage(plugins, options.plugins);
  const scanned = new Map<BookPath, ScannedChapter>();
  for (const source of sources) scanned.set(source, await memo.run(stage, source, { source, options }));
  return scanned;
}

/** The scan stage, reporting each body that it produces. */
const reportingBodies = (stage: ScanStage, onBody: ScanTools['onBody']): ScanStage => ({
  ...stage,
  load: async () => {
    const run = await stage.load();
    return async (input, track) => {
      const answer = await run(input, track);
      onBody(answer.heavy.body);
      return answer;
    };
  },
});
