// Replaces the paths of chapters that SUMMARY.md spells in another way than their files.
import { type Diagnostic, diagnose, type Outcome } from '../../core/diagnostic.ts';
import type { BookPath } from '../../core/path.ts';
import { pageOf, type SummaryOptions, writtenAddress } from './chapter-target.ts';
import { type ChapterFiles, findChapter, isChapterFile } from './find-chapter.ts';
import { markDuplicates } from './mark-duplicates.ts';
import { type Outline, type OutlineItem, type WrittenChapter, allChapters } from './outline.ts';

/** An outcome of the parser, with the files that are meant and a diagnostic for each. */
export function respellChapters(
  parsed: Outcome<Outline>,
  files: ChapterFiles,
  options: SummaryOptions,
): Outcome<Outline> {
  const found = new Map<BookPath, BookPath>();
  for (const { source } of allChapters(parsed.value.items)) {
    if (found.has(source) || isChapterFile(source, files)) continue;
    const file = findChapter(source, options.src, files);
    if (file !== undefined) found.set(source, file);
  }
  if (found.size === 0) return parsed;
  const diagnostics: Diagnostic[] = [];
  const respell = (item: OutlineItem): OutlineItem => {
    if (item.kind === 'separator' || item.kind === 'part') return item;
    const children = item.children.map(respell);
    const file = item.kind === 'chapter' ? found.get(item.source) : undefined;
    if (item.kind === 'draft' || file === undefined) return { ...item, children };
    diagnostics.push(otherSpelling(item, file, options));
    return { ...item, source: file, url: pageOf(inSources(file, options), options), children };
  };
  const marked = markDuplicates(parsed.value.items.map(respell));
  const others = parsed.diagnostics.filter(({ code }) => !CODES_OF_DUPLICATES.has(code));
  return { value: { items: marked.value }, diagnostics: [...others, ...diagnostics, ...marked.diagnostics] };
}

/** Duplicates are marked again, by the files that are meant. */
const CODES_OF_DUPLICATES: ReadonlySet<string> = new Set([
  'summary/duplicate-chapter',
  'file/output-collision',
]);

const inSources = (path: BookPath, { src }: SummaryOptions): string =>
  src === '' ? path : path.slice(src.length + 1);

function otherSpelling({ source, at }: WrittenChapter, file: BookPath, options: SummaryOptions): Diagnostic {
  const written = inSources(source, options);
  const actual = inSources(file, options);
  const looksAlike = written.normalize('NFC') === actual.normalize('NFC');
  return diagnose('summary/other-spelling', { written, file, write: writtenAddress(actual), looksAlike }, at);
}
