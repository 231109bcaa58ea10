// The outline -> every chapter's facts and body, each read once per change of what it is made of.
import type { Config } from '../read/config/config.ts';
import type { BookPath } from '../core/path.ts';
import type { Body } from './markdown/body.ts';
import type { Memo, Remembered } from '../memo/stage.ts';
import { writtenChapters } from '../read/summary/outline.ts';
import type { PreparedBook } from '../read/preprocess/prepare-book.ts';
import { scanOptions } from './scan-options.ts';
import type { SearchStart } from '../emit/search/early-search.ts';
import type { ScanBeside } from './scan-beside.ts';
import { turnsWhile } from '../core/time-slices.ts';
import { type ChapterContent, type ScanInput, type Scanned, scanStage } from './scan-chapter.ts';

export type ScannedChapter = Remembered<Scanned, ChapterContent>;

export interface ScanTools {
  readonly memo: Memo;
  /** Told of each body that was made in this build, so that slow work on it can begin. */
  readonly onBody: (body: Body) => void;
  /** Told of each chapter in reading order, and whether it was made in this build; absent for nobody. */
  readonly onChapter?: SearchStart['offer'] | undefined;
  /** Begun when many chapters are to be read; absent where other threads have enough to do. */
  readonly beside?: ScanBeside | undefined;
}

/**
 * So many chapters that nobody knew, one after the other, are taken for a sign that the rest is as new. Of the first
 * chapter one is enough: it may take long, for all that chapters share is read with it.
 */
const NEW_AT_ONCE = 2;

/** In reading order. Chapters that cannot be read are there too, without facts. */
export async function scanChapters(
  config: Config,
  { outline, texts }: PreparedBook,
  { memo, onBody, onChapter, beside }: ScanTools,
): Promise<ReadonlyMap<BookPath, ScannedChapter>> {
  const options = scanOptions(config);
  const scanned = new Map<BookPath, ScannedChapter>();
  const places = [...writtenChapters(outline.items)];
  const readBeside = (from: number): void => {
    if (beside === undefined || texts.size > 0 || places.length - from <= beside.enoughLeft) return;
    beside.begin([...new Set(places.slice(from).map(({ chapter }) => chapter.source))]);
  };
  let age: 'new' | 'known' = 'known';
  const tellNew = (body: Body): void => {
    age = 'new';
    onBody(body);
  };
  const stage = telling(tellNew, () => {
    if (scanned.size === 0) readBeside(1);
  });
  const turn = turnsWhile(() => true);
  let newAtOnce = 0;
  for (const [i, place] of places.entries()) {
    const { source } = place.chapter;
    if (scanned.has(source)) continue;
    age = 'known';
    const chapter = await memo.run(stage, source, { source, options, ...preparedOf(texts, source) });
    scanned.set(source, chapter);
    if (beside?.hasRead(source)) onBody((await chapter.heavy()).body);
    onChapter?.(place, chapter, age);
    newAtOnce = countNew(newAtOnce, age);
    if (newAtOnce === NEW_AT_ONCE) readBeside(i + 1);
    // Reading is all synchronous: other threads' answers would else wait for the whole book.
    await turn();
  }
  await beside?.end();
  return scanned;
}

const countNew = (before: number, age: 'new' | 'known'): number => (age === 'new' ? before + 1 : 0);

const preparedOf = (texts: PreparedBook['texts'], source: BookPath): Pick<ScanInput, 'prepared'> => {
  const prepared = texts.get(source);
  return prepared === undefined ? {} : { prepared };
};

/** These chapters, as they are by themselves. */
export async function scanSome(
  config: Config,
  sources: readonly BookPath[],
  memo: Memo,
): Promise<ReadonlyMap<BookPath, ScannedChapter>> {
  const options = scanOptions(config);
  const scanned = new Map<BookPath, ScannedChapter>();
  for (const source of sources) scanned.set(source, await memo.run(scanStage, source, { source, options }));
  return scanned;
}

/** The stage, telling of its first run, and of each body that it makes. */
const telling = (onBody: ScanTools['onBody'], onFirstRun: () => void): typeof scanStage => ({
  ...scanStage,
  load: async () => {
    onFirstRun();
    const run = await scanStage.load();
    return async (input, ask) => {
      const answer = await run(input, ask);
      onBody(answer.heavy.body);
      return answer;
    };
  },
});
