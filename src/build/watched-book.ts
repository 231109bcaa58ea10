// Collects what a watcher has to watch: every file and folder that builds have looked at.
import { isAbsolute, relative } from 'node:path';
import type { Config } from '../read/config/config.ts';
import { type BookPath, bookPath, folderOf } from '../core/path.ts';
import type { Watched } from '../disk/watch/folder-scanner.ts';
import type { BookFiles } from '../core/book-files.ts';

export interface WatchedBook {
  readonly config: Config;
  readonly files: BookFiles;
  /** Absolute. */
  readonly destination: string;
}

/** Returns the same object as long as nothing new has been looked at. */
export function createWatchedBook(root: string): (book: WatchedBook | undefined) => Watched {
  let last:
    { readonly count: number; readonly book: WatchedBook | undefined; readonly all: Watched } | undefined;
  return (book) => {
    const count = book?.files.requestedPaths().size ?? 0;
    if (last?.count !== count || last.book !== book) last = { count, book, all: watchedOf(root, book) };
    return last.all;
  };
}

function watchedOf(root: string, book: WatchedBook | undefined): Watched {
  if (book === undefined) return { files: new Map(), folders: [], ignored: [] };
  const { config, files, destination } = book;
  return {
    files: new Map([...files.requestedPaths()].map((path) => [path, files.hash(path)])),
    folders: watchedFolders(config).filter((folder) => !isRefused(files, folder)),
    ignored: folderInBook(root, destination),
  };
}

/** A restricted book can't have the whole disk watched. */
function isRefused(files: BookFiles, folder: BookPath): boolean {
  const source = files.isRestricted ? files.read(folder) : undefined;
  return source?.kind === 'none' && source.why === 'restricted';
}

/** The files of the preview. Folders come later: listing them takes as long as rendering a page. */
export const watchedPreview = (book: Pick<WatchedBook, 'files'> & PreviewReads): Watched => ({
  files: new Map([...book.readByPreview].map((path) => [path, book.files.hash(path)])),
  folders: [],
  ignored: [],
});

interface PreviewReads {
  readonly readByPreview: ReadonlySet<BookPath>;
}

/** Folders where any new file matters: chapters, the theme, link definitions, and `extra-watch-dirs`. */
function watchedFolders({ book, original, html, build, buildBook: own }: Config): readonly BookPath[] {
  const refs = own.refs
    .filter((pattern) => pattern.includes('*'))
    .map((pattern) => folderOf(bookPath(pattern)));
  const folders = [
    book.src,
    ...(original ? [original.src] : []),
    html.theme ?? bookPath('theme'),
    ...refs,
    ...build.extraWatchDirs,
  ];
  return [...new Set(folders.map((folder) => bookPath(folder)))].sort();
}

/** The destination as a folder of the book; empty when it is outside. It is neither copied into the site nor watched. */
export function folderInBook(root: string, destination: string): readonly BookPath[] {
  const path = relative(root, destination);
  return path === '' || path.startsWith('..') || isAbsolute(path) ? [] : [bookPath(path)];
}
