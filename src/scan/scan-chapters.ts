// Scans the chapters of an outline, reusing memoized results.
import type { Config } from '../read/config/config.ts';
import type { BookPath } from '../core/path.ts';
import type { Body } from './markdown/body.ts';
import type { Memo, StageResult } from '../memo/stage.ts';
import { type ChapterPlace, writtenChapters } from '../read/summary/outline.ts';
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
  /** Called with each chapter that was scanned in this build, after `onBody`. */
  readonly onScanned: (place: ChapterPlace, scanned: ScannedChapter) => void;
}

/** In reading order. Includes chapters that can't be read, without facts. */
export async function scanChapters(
  config: Config,
  { outline, texts }: PreparedBook,
  { memo, plugins, onBody, onScanned }: ScanTools,
): Promise<ReadonlyMap<BookPath, ScannedChapter>> {
  const options = scanOptions(config, plugins);
  const scanned = new Map<BookPath, ScannedChapter>();
  const ran = new Set<BookPath>();
  const stage = reportingBodies(scanStage(plugins, options.plugins), (body, source) => {
    ran.add(source);
    onBody(body);
  });
  const pause = createPause(() => true);
  for (const place of writtenChapters(outline.items)) {
    const { source } = place.chapter;
    if (scanned.has(source)) continue;
    const result = await memo.run(stage, source, { source, options, prepared: texts.get(source) });
    scanned.set(source, result);
    if (ran.has(source)) onScanned(place, result);
    // Scanning is synchronous: without a pause, results from other threads would wait until all chapters are scanned.
    await pause();
  }
  return scanned;
}

/** Scans only `sources`, without whole-book preprocessors. */
export async function scanSelected(
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
const reportingBodies = (stage: ScanStage, onBody: (body: Body, source: BookPath) => void): ScanStage => ({
  ...stage,
  load: async () => {
    const run = await stage.load();
    return async (input, track) => {
      const answer = await run(input, track);
      onBody(answer.heavy.body, input.source);
      return answer;
    };
  },
});
