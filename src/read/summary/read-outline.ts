// SUMMARY.md -> the outline of what is published: missing chapters made or reported, hidden ones taken out.
import type { Config } from '../config/config.ts';
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { matchesGlob } from '../../core/glob.ts';
import { nearest } from '../../core/nearest.ts';
import { type BookPath, bookPath, folderOf } from '../../core/path.ts';
import { escapeHtml } from '../../core/escape-html.ts';
import type { SourceFile } from '../../core/source.ts';
import type { SummaryOptions } from './chapter-target.ts';
import { type Outline, type WrittenChapter, writtenChapters } from './outline.ts';
import { type Pruned, pruneOutline } from './prune-outline.ts';
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
  const parsed = await parse(source, { src: config.book.src });
  const isDraft = draftTest(config);
  const pruned = pruneOutline(
    parsed.value,
    (chapter) => isLeftOut(config, chapter) || isDraft(chapter.source),
  );
  const missing = missingChapters(config, files, pruned.outline);
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
  const start = book.src === '' ? 0 : book.src.length + 1;
  return (source) => tests.some((test) => test(source.slice(start)));
}

function missingChapters(config: Config, files: BookFiles, outline: Outline): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const mayCreate = config.build.createMissing && config.buildBook.warningPolicy !== 'error';
  for (const { chapter } of writtenChapters(outline.items)) {
    const { source, name, at } = chapter;
    if (files.exists(source)) continue;
    if (mayCreate && files.create(source, `# ${escapeHtml(name)}\n`)) {
      found.push(diagnose('summary/created-chapter', { path: source }, at));
      continue;
    }
    const near = nearestFile(files, source);
    found.push(diagnose('summary/no-such-chapter', { path: source, nearest: near }, at));
  }
  return found;
}

function nearestFile(files: BookFiles, path: BookPath): string | undefined {
  const folder = folderOf(path);
  const name = nearest(path.slice(folder === '' ? 0 : folder.length + 1), files.namesIn(folder));
  return name === undefined ? undefined : bookPath(`${folder}/${name}`.replace(/^\//, ''));
}
