// The outline -> every chapter's facts and body, each read once per change of what it is made of.
import type { Config } from '../read/config/config.ts';
import type { BookPath } from '../core/path.ts';
import type { Body } from './markdown/body.ts';
import type { Memo, Remembered } from '../memo/stage.ts';
import { type ChapterPlace, writtenChapters } from '../read/summary/outline.ts';
import type { PreparedBook } from '../read/preprocess/prepare-book.ts';
import { scanOptions } from './scan-options.ts';
import { createPause } from '../core/time-slices.ts';
import type { ChapterPlugin } from './chapter-hooks.ts';
import { type ChapterContent, type ScanStage, type Scanned, scanStage } from './scan-chapter.ts';

export type ScannedChapter = Remembered<Scanned, ChapterContent>;

/** A book whose chapters have been scanned. */
export interface ScannedBook {
  readonly scanned: ReadonlyMap<BookPath, ScannedChapter>;
}

/** Called with each chapter in reading order; `new` when the chapter was scanned in this build. */
export type OnChapter = (place: ChapterPlace, scanned: ScannedChapter, age: 'new' | 'known') => void;

export interface ScanTools {
  readonly memo: Memo;
  readonly plugins: readonly ChapterPlugin[];
  /** Told of each body that was made in this build, so that slow work on it can begin. */
  readonly onBody: (body: Body) => void;
  /** Told of each chapter in reading order, and whether it was made in this build; absent for nobody. */
  readonly onChapter?: OnChapter;
}

/** In reading order. Chapters that cannot be read are there too, without facts. */
export async function scanChapters(
  config: Config,
  { outline, texts }: PreparedBook,
  { memo, plugins, onBody, onChapter }: ScanTools,
): Promise<ReadonlyMap<BookPath, ScannedChapter>> {
  const options = scanOptions(config, plugins);
  const scanned = new Map<BookPath, ScannedChapter>();
  let age: 'new' | 'known' = 'known';
  const tellNew = (body: Body): void => {
    age = 'new';
    onBody(body);
  };
  const stage = reportingBodies(scanStage(plugins, options.plugins), tellNew);
  const pause = createPause(() => true);
  for (const place of writtenChapters(outline.items)) {
    const { source } = place.chapter;
    if (scanned.has(source)) continue;
    age = 'known';
    const chapter = await memo.run(stage, source, { source, options, prepared: texts.get(source) });
    scanned.set(source, chapter);
    onChapter?.(place, chapter, age);
    // Scanning is synchronous: without a pause, answers from other threads would wait for the whole book.
    await pause();
  }
  return scanned;
}

/** These chapters, as they are by themselves. */
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

/** The scan stage, reporting each body that it makes. */
const reportingBodies = (stage: ScanStage, onBody: ScanTools['onBody']): ScanStage => ({
  ...stage,
  load: async () => {
    const run = await stage.load();
    return async (input, ask) => {
      const answer = await run(input, ask);
      onBody(answer.heavy.body);
      return answer;
    };
  },
});
