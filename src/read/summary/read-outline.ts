// SUMMARY.md -> the outline of what is published: missing chapters made or reported, hidden ones taken out.
import { posix } from 'node:path';
import type { Config } from '../config/config.ts';
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { matchesGlob } from '../../core/glob.ts';
import { type BookPath, bookPath, leavesRoot } from '../../core/path.ts';
import type { SourceFile } from '../../core/source.ts';
import type { SummaryOptions } from './chapter-target.ts';
import { isCreatable, missingChapters, newChapterText, noSuchChapter } from './missing-chapters.ts';
import type { Outline, WrittenChapter } from './outline.ts';
import { type Pruned, pruneOutline } from './prune-outline.ts';
import { respellChapters } from './respell-chapters.ts';
import type { BookFiles } from '../../core/book-files.ts';

/** Parses SUMMARY.md, or returns a cached result. */
export type ParseSummary = (source: SourceFile, options: SummaryOptions) => Promise<Outcome<Outline>>;

/** The outline; absent when SUMMARY.md can't be read. */
export async function readOutline(
  config: Config,
  files: BookFiles,
  parse: ParseSummary,
): Promise<Outcome<Pruned | undefined>> {
  const path = bookPath(`${config.book.src}/SUMMARY.md`.replace(/^\//, ''));
  const source = files.read(path);
  if (source.kind === 'none') {
    const { why, byte } = source;
    const diagnostic =
      why === 'missing'
        ? diagnose('summary/missing', { path })
        : diagnose('file/unreadable', { path, why, byte });
    return { value: undefined, diagnostics: [diagnostic] };
  }
  const options = { src: config.book.src };
  const parsed = respellChapters(await parse(source, options), files, options);
  const isDraft = draftTest(config);
  const pruned = pruneOutline(
    parsed.value,
    (chapter) => isLeftOut(config, chapter) || isDraft(chapter.source),
  );
  const missing = createMissing(config, files, pruned.outline);
  return { value: pruned, diagnostics: [...parsed.diagnostics, ...missing] };
}

/** Whether the chapter's file name starts with the prefix of chapters that are left out. */
function isLeftOut({ features }: Config, { source }: WrittenChapter): boolean {
  const { hiddenChapters: prefix } = features;
  return prefix !== undefined && source.slice(source.lastIndexOf('/') + 1).startsWith(prefix);
}

/** Matches `build-book.drafts`, unless drafts are shown. */
function draftTest({ book, buildBook: own }: Config): (source: BookPath) => boolean {
  if (own.showDrafts) return () => false;
  const tests = own.drafts.map(matchesGlob);
  return (source) => tests.some((test) => test(posix.relative(`/${book.src}`, `/${source}`)));
}

/** Creates what is missing where that is wanted and allowed, and reports it. */
function createMissing(config: Config, files: BookFiles, outline: Outline): readonly Diagnostic[] {
  const isWanted = config.build.createMissing && config.buildBook.warningPolicy !== 'error';
  return missingChapters(outline, files).map((chapter) => {
    const { source: path, at } = chapter;
    const isInSource = !leavesRoot(bookPath(posix.relative(`/${config.book.src}`, `/${path}`)));
    const isCreated =
      isWanted && isInSource && isCreatable(chapter) && files.create(path, newChapterText(chapter));
    return isCreated
      ? diagnose('summary/created-chapter', { path }, at)
      : noSuchChapter(chapter, config.book.src, files);
  });
}
