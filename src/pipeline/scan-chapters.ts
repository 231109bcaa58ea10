// The outline -> every chapter's facts and body, each read once per change of what it is made of.
import type { Config } from '../config/config.ts';
import type { BookPath } from '../core/path.ts';
import type { Body } from '../markdown/body.ts';
import type { Memo, Remembered } from '../memo/stage.ts';
import { type Outline, writtenChapters } from '../summary/outline.ts';
import { markdownOptions } from './markdown-options.ts';
import { type Scanned, scanStage } from './scan.ts';

export type ScannedChapter = Remembered<Scanned, Body>;

/** In reading order. Chapters that cannot be read are there too, without facts. */
export async function scanChapters(
  config: Config,
  outline: Outline,
  memo: Memo,
): Promise<ReadonlyMap<BookPath, ScannedChapter>> {
  const markdown = markdownOptions(config);
  const scrub = config.native.scrub;
  const leaveOut = scrub?.doNotIncludeHiddenChapters ? { leaveOut: scrub.hiddenChapterPrefix } : {};
  const scanned = new Map<BookPath, ScannedChapter>();
  for (const { chapter } of writtenChapters(outline.items)) {
    const { source } = chapter;
    if (scanned.has(source)) continue;
    scanned.set(source, await memo.run(scanStage, source, { source, markdown, ...leaveOut }));
  }
  return scanned;
}
