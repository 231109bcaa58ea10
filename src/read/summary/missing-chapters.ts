// Chapters of SUMMARY.md without a file: the files to create for them, and what is reported.
import { posix } from 'node:path';
import type { BookFiles } from '../../core/book-files.ts';
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import { escapeHtml } from '../../core/escape-html.ts';
import { createNearestPath } from '../../core/nearest-path.ts';
import { type BookPath, bookPath, leavesRoot } from '../../core/path.ts';
import { writtenAddress } from './chapter-target.ts';
import { chapterName } from './find-chapter.ts';
import { type Outline, type WrittenChapter, writtenChapters } from './outline.ts';

export const missingChapters = (
  outline: Outline,
  files: Pick<BookFiles, 'exists'>,
): readonly WrittenChapter[] =>
  Array.from(writtenChapters(outline.items), ({ chapter }) => chapter).filter(
    ({ source }) => !files.exists(source),
  );

/** Whether a file may be created for the chapter: none that would have `%C3%A9` in its name or no `.md`. */
export const isCreatable = ({ source }: WrittenChapter): boolean => chapterName(source) === source;

/** The same, for a file that must be in the folder of the chapters. */
export const isCreatableIn = (chapter: WrittenChapter, src: BookPath): boolean =>
  isCreatable(chapter) && !leavesRoot(bookPath(posix.relative(`/${src}`, `/${chapter.source}`)));

/** The text of a new chapter, as mdBook writes it. */
export const newChapterText = ({ name }: WrittenChapter): string => `# ${escapeHtml(name)}\n`;

export function noSuchChapter(
  chapter: WrittenChapter,
  src: BookPath,
  files: Pick<BookFiles, 'list'>,
): Diagnostic {
  const { source: path, at } = chapter;
  const near = nearestChapter(files, src, path);
  if (near !== undefined) {
    const typed = writtenAddress(posix.relative(`/${src}`, `/${near}`));
    return diagnose('summary/no-such-chapter', { path, nearest: typed }, at);
  }
  if (isCreatable(chapter)) return diagnose('summary/no-such-chapter', { path }, at);
  const prefix = src === '' ? '' : `${src}/`;
  const name = chapterName(path);
  const write = name.startsWith(prefix) ? name.slice(prefix.length) : name.slice(name.lastIndexOf('/') + 1);
  return diagnose('summary/no-such-chapter', { path, write: writtenAddress(write) }, at);
}

/** The Markdown file of the sources that is probably meant. */
function nearestChapter(files: Pick<BookFiles, 'list'>, src: BookPath, path: BookPath): string | undefined {
  const isOther = (folder: BookPath): boolean => /(?:^|\/)(?:\.[^/]*|node_modules|target)$/.test(folder);
  const all = files.list(src, isOther).filter(({ kind }) => kind === 'file');
  const chapters = all
    .map((file) => file.path)
    .filter((file) => /\.(?:md|markdown)$/i.test(file) && !/(?:^|\/)SUMMARY\.md$/i.test(file));
  return createNearestPath(chapters)(path);
}
