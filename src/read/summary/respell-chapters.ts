// Replaces the paths of chapters that SUMMARY.md spells in another way than their files.
import { posix } from 'node:path';
import { type Diagnostic, diagnose, type Outcome } from '../../core/diagnostic.ts';
import { type BookPath, bookPath } from '../../core/path.ts';
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
  const found = new Map<BookPath, BookPath | 'folder'>();
  const isListed = createListedTest(files);
  for (const { source } of allChapters(parsed.value.items)) {
    const isFile = isChapterFile(source, files);
    if (found.has(source) || (isFile && isListed(source))) continue;
    const file =
      findChapter(source, options.src, files) ?? (!isFile && files.exists(source) ? 'folder' : undefined);
    if (file !== undefined) found.set(source, file);
  }
  if (found.size === 0) return parsed;
  const diagnostics: Diagnostic[] = [];
  const respell = (item: OutlineItem): OutlineItem => {
    if (item.kind === 'separator' || item.kind === 'part') return item;
    const children = item.children.map(respell);
    const file = item.kind === 'chapter' ? found.get(item.source) : undefined;
    if (item.kind === 'draft' || file === undefined) return { ...item, children };
    if (file === 'folder') {
      diagnostics.push(diagnose('file/unreadable', { path: item.source, why: 'folder' }, item.at));
      return { kind: 'draft', name: item.name, number: item.number, at: item.at, children };
    }
    diagnostics.push(otherSpelling(item, file, options));
    const url = pageOf(fromSources(file, options).replace(/^(?:\.\.\/)+/, ''), options);
    return { ...item, source: file, url, children };
  };
  const marked = markDuplicates(parsed.value.items.map(respell));
  const others = parsed.diagnostics.filter(({ code }) => !CODES_OF_DUPLICATES.has(code));
  return { value: { items: marked.value }, diagnostics: [...others, ...diagnostics, ...marked.diagnostics] };
}

/**
 * Whether folders list exactly this path. macOS and Windows open `Chapter.md` as `chapter.md`, but most web servers, and
 * builds on Linux, do not.
 */
function createListedTest(files: Pick<ChapterFiles, 'namesIn'>): (path: BookPath) => boolean {
  const folders = new Map<string, ReadonlySet<string>>();
  const namesIn = (folder: string): ReadonlySet<string> => {
    const names = folders.get(folder) ?? new Set(files.namesIn(bookPath(folder)));
    folders.set(folder, names);
    return names;
  };
  return (path) => {
    const parts = path.split('/');
    return parts.every((part, i) => part === '..' || namesIn(parts.slice(0, i).join('/')).has(part));
  };
}

/** Duplicates are marked again, by the files that are meant. */
const CODES_OF_DUPLICATES: ReadonlySet<string> = new Set([
  'summary/duplicate-chapter',
  'file/output-collision',
]);

/** A path as it is written in SUMMARY.md: `../README.md` for a file above the chapters. */
const fromSources = (path: BookPath, { src }: SummaryOptions): string =>
  posix.relative(`/${src}`, `/${path}`);

function otherSpelling({ source, at }: WrittenChapter, file: BookPath, options: SummaryOptions): Diagnostic {
  const written = fromSources(source, options);
  const actual = fromSources(file, options);
  const looksAlike = written.normalize('NFC') === actual.normalize('NFC');
  return diagnose('summary/other-spelling', { written, file, write: writtenAddress(actual), looksAlike }, at);
}
