// Finds the file that a path in SUMMARY.md means when no file has exactly that path.
import type { BookFiles } from '../../core/book-files.ts';
import { type BookPath, bookPath } from '../../core/path.ts';
import { foldName } from '../../disk/sources/exact-case.ts';

export type ChapterFiles = Pick<BookFiles, 'exists' | 'namesIn' | 'read'>;

const MARKDOWN = /\.(?:md|markdown)$/i;

/** The path of the file to create for a chapter: decoded, and that of a Markdown file. */
export function chapterName(path: BookPath): BookPath {
  const name = decoded(path);
  return bookPath(MARKDOWN.test(name) ? name : `${name.replace(/\.html$/i, '')}.md`);
}

/** Whether this exact path can be read as a chapter; a folder can't. */
export function isChapterFile(path: BookPath, files: ChapterFiles): boolean {
  if (!files.exists(path)) return false;
  if (MARKDOWN.test(path)) return true;
  const source = files.read(path);
  return source.kind === 'file' || source.why !== 'folder';
}

/**
 * The file that is meant: with other upper and lower case, in another Unicode normal form, with `%C3%A9` for `é`, without
 * `.md`, with the name of its page or folder, or relative to the book's root. Absent when there is no such file, or more
 * than one.
 */
export function findChapter(path: BookPath, src: BookPath, files: ChapterFiles): BookPath | undefined {
  const prefix = src === '' ? '' : `${src}/`;
  for (const spelling of spellingsOf(path, prefix)) {
    // What is written inside the folder of the chapters is meant there.
    if (path.startsWith(prefix) && !spelling.startsWith(prefix)) continue;
    const [only, another] = filesSpelled(spelling, files);
    if (only !== undefined) return another === undefined ? only : undefined;
  }
  return undefined;
}

/** The path as percent-decoded text; sequences that are not UTF-8 stay. */
function decoded(path: string): string {
  return path.replace(/(?:%[\da-f]{2})+/gi, (sequence) => {
    try {
      return decodeURIComponent(sequence);
    } catch {
      return sequence;
    }
  });
}

/** The most literal first. */
function spellingsOf(path: BookPath, prefix: string): readonly BookPath[] {
  const inRoot = path.slice(prefix.length);
  const paths = [path, decoded(path), ...(prefix !== '' && inRoot.startsWith(prefix) ? [inRoot] : [])];
  return [...new Set(paths)].flatMap((one) => {
    const stem = one.replace(/\.(?:md|markdown|html)$/i, '');
    return [one, `${stem}.md`, `${stem}.markdown`, `${one}.md`, `${one}/README.md`, `${one}/index.md`].map(
      bookPath,
    );
  });
}

/** All files whose path differs at most in case and Unicode normal form. */
const filesSpelled = (path: BookPath, files: ChapterFiles): readonly BookPath[] =>
  path
    .split('/')
    .reduce<readonly string[]>(
      (folders, part) =>
        folders.flatMap((folder) =>
          namesLike(part, files.namesIn(bookPath(folder))).map((name) =>
            folder === '' ? name : `${folder}/${name}`,
          ),
        ),
      [''],
    )
    .map(bookPath)
    .filter((found) => isChapterFile(found, files));

function namesLike(part: string, names: readonly string[]): readonly string[] {
  if (part === '..') return [part];
  const fold = foldName(part);
  return names.filter((name) => foldName(name) === fold);
}
