// The chapters that a SUMMARY.md lists and that don't exist.
import type { Diagnostic } from '../../core/diagnostic.ts';
import { hashBytes } from '../../core/hash.ts';
import { type BookPath, bookPath } from '../../core/path.ts';
import {
  isCreatable,
  missingChapters,
  newChapterText,
  noSuchChapter,
} from '../../read/summary/missing-chapters.ts';
import { parseSummary } from '../../read/summary/parse-summary.ts';
import { respellChapters } from '../../read/summary/respell-chapters.ts';
import { diskFiles } from '../../disk/sources/disk-files.ts';
import { createStatCache } from '../../disk/sources/stat-cache.ts';
import { inFolder } from './starter-files.ts';
import type { NewFile } from './new-file.ts';

export interface SummaryChapters {
  /** Every missing chapter with its title as its heading, as mdBook creates it. */
  readonly files: readonly NewFile[];
  /** The problems of SUMMARY.md. */
  readonly diagnostics: readonly Diagnostic[];
  readonly textOf: (path: BookPath) => string | undefined;
}

/** The chapter files that the SUMMARY.md of the book in `root` lists and that don't exist; `text` is that of SUMMARY.md. */
export function summaryChapters(root: string, src: BookPath, text: string): SummaryChapters {
  const summary = bookPath(inFolder(src, 'SUMMARY.md'));
  const source = { kind: 'file' as const, path: summary, text, hash: hashBytes(text) };
  const files = diskFiles(root, createStatCache());
  const { value: outline, diagnostics } = respellChapters(parseSummary(source, { src }), files, { src });
  const missing = missingChapters(outline, files);
  return {
    files: missing.filter(isCreatable).map((chapter) => ({
      path: chapter.source,
      content: newChapterText(chapter),
      ifExists: 'keep',
    })),
    diagnostics: [
      ...diagnostics,
      ...missing
        .filter((chapter) => !isCreatable(chapter))
        .map((chapter) => noSuchChapter(chapter, src, files)),
    ],
    textOf: (path) => (path === summary ? text : undefined),
  };
}
