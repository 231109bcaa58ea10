// SUMMARY.md -> the outline of what is published: missing chapters made or reported, hidden ones taken out.
import { posix } from 'node:path';
import type { Config } from '../config/config.ts';
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { matchesGlob } from '../../core/glob.ts';
import { type BookPath, bookPath } from '../../core/path.ts';
import type { SourceFile } from '../../core/source.ts';
import type { SummaryOptions } from './chapter-target.ts';
import { summaryPath } from '../config/layout.ts';
import { languagesIn, withGitBookPages } from './gitbook-outline.ts';
import { isCreatableIn, missingChapters, newChapterText, noSuchChapter } from './missing-chapters.ts';
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
  const { gitbook } = config.features;
  const path = summaryPath(config);
  const source = files.read(path);
  if (source.kind === 'none') {
    const languages = bookPath(`${config.book.src}/LANGS.md`.replace(/^\//, ''));
    const langs = gitbook === undefined ? undefined : files.read(languages);
    if (langs?.kind === 'file')
      return { value: undefined, diagnostics: [languagesIn(langs.text, languages)] };
    const { why, line } = source;
    const diagnostic =
      why === 'missing'
        ? diagnose('summary/missing', { path, src: folderWithSummary(config, files) })
        : diagnose('file/unreadable', { path, why, line });
    return { value: undefined, diagnostics: [diagnostic] };
  }
  const options = { src: config.book.src, home: gitbook?.readme };
  const read = respellChapters(await parse(source, options), files, options);
  const parsed =
    gitbook === undefined
      ? read
      : {
          value: withGitBookPages(read.value, { config, gitbook, files, summary: path }),
          diagnostics: read.diagnostics.filter(({ code }) => !ALLOWED.has(code)),
        };
  const isDraft = draftTest(config);
  const pruned = pruneOutline(
    parsed.value,
    (chapter) => isLeftOut(config, chapter) || isDraft(chapter.source),
  );
  const missing = createMissing(config, files, pruned.outline);
  return { value: pruned, diagnostics: [...parsed.diagnostics, ...missing] };
}

/** The folder to set as `book.src`, because it has a SUMMARY.md. GitBook's file can have any name. */
const folderWithSummary = ({ features }: Config, files: BookFiles): string | undefined =>
  ['.', 'src', 'docs', 'book'].find(
    (folder) => features.gitbook === undefined && files.exists(bookPath(posix.join(folder, 'SUMMARY.md'))),
  );

/** Whether the chapter's file name starts with the prefix of chapters that are left out. */
function isLeftOut({ features }: Config, { source }: WrittenChapter): boolean {
  const { hiddenChapters: prefix } = features;
  return prefix !== undefined && source.slice(source.lastIndexOf('/') + 1).startsWith(prefix);
}

/** GitBook has entries without a page, and lists in any place. */
const ALLOWED: ReadonlySet<string> = new Set(['summary/item-without-link', 'summary/list-after-suffix']);

/** Matches `build-book.drafts`, unless drafts are shown. */
function draftTest({ book, buildBook: own }: Config): (source: BookPath) => boolean {
  if (own.showDrafts) return () => false;
  const tests = own.drafts.map(matchesGlob);
  return (source) => tests.some((test) => test(posix.relative(`/${book.src}`, `/${source}`)));
}

/** Creates what is missing where that is wanted and allowed, and reports it. GitBook never created files. */
function createMissing(config: Config, files: BookFiles, outline: Outline): readonly Diagnostic[] {
  const { build, buildBook, features } = config;
  const isWanted =
    build.createMissing && buildBook.warningPolicy !== 'error' && features.gitbook === undefined;
  return missingChapters(outline, files).map((chapter) => {
    const { source: path, at } = chapter;
    const isCreated =
      isWanted && isCreatableIn(chapter, config.book.src) && files.create(path, newChapterText(chapter));
    return isCreated
      ? diagnose('summary/created-chapter', { path }, at)
      : noSuchChapter(chapter, config.book.src, files);
  });
}
