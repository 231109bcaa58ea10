// What builds have asked for so far -> what a watcher has to watch.
import { isAbsolute, relative } from 'node:path';
import type { Config } from '../read/config/config.ts';
import { type BookPath, bookPath, folderOf } from '../core/path.ts';
import type { Watched } from '../disk/watch/watched.ts';
import type { BookFiles } from '../core/book-files.ts';

/** What decides what is watched beside the files themselves. */
export interface WatchedBook {
  readonly config: Config;
  readonly files: BookFiles;
  /** Absolute. */
  readonly destination: string;
}

/** Answers the same object as long as it is the same. */
export function createWatchedBook(root: string): (book: WatchedBook | undefined) => Watched {
  let last:
    { readonly count: number; readonly book: WatchedBook | undefined; readonly all: Watched } | undefined;
  return (book) => {
    const count = book?.files.asked().size ?? 0;
    if (last?.count !== count || last.book !== book) last = { count, book, all: watchedOf(root, book) };
    return last.all;
  };
}

function watchedOf(root: string, book: WatchedBook | undefined): Watched {
  if (book === undefined) return { files: new Map(), folders: [], ignored: [] };
  const { config, files, destination } = book;
  return {
    files: new Map([...files.asked()].map((path) => [path, files.hash(path)])),
    folders: watchedFolders(config),
    ignored: awayFrom(root, destination),
  };
}

/** While the first build is under way, what is on screen. Folders wait: to look through them takes as long as a page. */
export const watchedEarly = (book: Pick<WatchedBook, 'files'> & EarlyReads): Watched => ({
  files: new Map([...book.readEarly].map((path) => [path, book.files.hash(path)])),
  folders: [],
  ignored: [],
});

interface EarlyReads {
  readonly readEarly: ReadonlySet<BookPath>;
}

/** Where every new file counts: chapters, the theme, link definitions, and what the book asks for. */
function watchedFolders({ book, html, build, buildBook: own }: Config): readonly BookPath[] {
  const refs = own.refs
    .filter((pattern) => pattern.includes('*'))
    .map((pattern) => folderOf(bookPath(pattern)));
  const folders = [book.src, html.theme ?? bookPath('theme'), ...refs, ...build.extraWatchDirs];
  return [...new Set(folders.map((folder) => bookPath(folder)))].sort();
}

/** The destination as a folder of the book, if it is one: it is neither copied into itself nor watched. */
export function awayFrom(root: string, destination: string): readonly BookPath[] {
  const path = relative(root, destination);
  return path === '' || path.startsWith('..') || isAbsolute(path) ? [] : [bookPath(path)];
}
