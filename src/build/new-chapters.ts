// Creates chapters that SUMMARY.md lists and that have no file, when the author asks for one while the book is served.
import type { BookFiles } from '../core/book-files.ts';
import type { BookPath } from '../core/path.ts';
import type { Config } from '../read/config/config.ts';
import { isCreatableIn, newChapterText } from '../read/summary/missing-chapters.ts';
import { type Outline, type WrittenChapter, writtenChapters } from '../read/summary/outline.ts';

/** What a build knows about the book's chapters. */
export interface ListedChapters {
  readonly config: Pick<Config, 'book'>;
  readonly files: Pick<BookFiles, 'create' | 'exists'>;
  /** Absent when SUMMARY.md can't be read. */
  readonly outline: Outline | undefined;
}

export interface NewChapters {
  /** Records files that appeared, changed or vanished. */
  readonly noteChanged: (changed: Iterable<BookPath>) => void;
  /**
   * Whether the file of a listed chapter may be created. False for a file that the session has seen: a chapter that the
   * author deleted or renamed, or that another branch has, must not come back.
   */
  readonly mayCreate: (book: ListedChapters, path: BookPath) => boolean;
  /** Creates the file with the chapter's title as its heading. False if that isn't allowed or fails. */
  readonly create: (book: ListedChapters, path: BookPath) => boolean;
}

export function createNewChapters(): NewChapters {
  const seen = new Set<BookPath>();
  const creatable = (
    { config, files, outline }: ListedChapters,
    path: BookPath,
  ): WrittenChapter | undefined =>
    outline === undefined || seen.has(path) || files.exists(path)
      ? undefined
      : Array.from(writtenChapters(outline.items), ({ chapter }) => chapter).find(
          (chapter) => chapter.source === path && isCreatableIn(chapter, config.book.src),
        );
  return {
    noteChanged: (changed) => {
      for (const path of changed) seen.add(path);
    },
    mayCreate: (book, path) => creatable(book, path) !== undefined,
    create: (book, path) => {
      const chapter = creatable(book, path);
      return chapter !== undefined && book.files.create(path, newChapterText(chapter));
    },
  };
}
