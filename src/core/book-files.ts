// The file access of a build: `disk/` implements it on the disk, tests in memory.
import type { Hash } from './hash.ts';
import type { BookPath } from './path.ts';
import type { CopiedFile, NoSource, Read } from './source.ts';

export interface ListedFile {
  readonly path: BookPath;
  /**
   * `file` is a regular one. What cannot be copied is listed too, so that it can be reported: `loop` leads back into a
   * folder that it is in, `broken` leads nowhere, `special` is a FIFO, a socket or a device, `closed` may not be read, `restricted`
   * leads outside the repository of a restricted book.
   */
  readonly kind: 'file' | 'loop' | 'broken' | 'special' | 'closed' | 'restricted';
  /** Set if a symbolic link on the way leads outside the root: the file doesn't belong to the book. */
  readonly outside?: true;
}

/** The files of one book. Results are cached until {@link BookFiles.invalidate} is called for the path. */
export interface BookFiles {
  readonly read: Read;
  /** Hash of a file's bytes, or of its absence. Not recomputed while the file's time and size are unchanged. */
  readonly hash: (path: BookPath) => Hash;
  /** Absent when the path is not a readable file. */
  readonly bytes: (path: BookPath) => Uint8Array | undefined;
  /** The file as it is now, for copying. */
  readonly copied: (path: BookPath) => CopiedFile | NoSource;
  readonly exists: (path: BookPath) => boolean;
  /** The names in a folder, sorted by code unit; empty when the folder doesn't exist. */
  readonly namesIn: (folder: BookPath) => readonly string[];
  /**
   * Everything below a folder but folders, sorted by code unit, without `skip`ped folders; empty when the folder doesn't exist.
   */
  readonly list: (folder: BookPath, skip: (path: BookPath) => boolean) => readonly ListedFile[];
  /** Creates a chapter that SUMMARY.md lists and that doesn't exist; returns false on failure. */
  readonly create: (path: BookPath, text: string) => boolean;
  /** Where the content of a path comes from: another path for what a translation lacks. Absent where it is always the path. */
  readonly originOf?: (path: BookPath) => BookPath;
  /** Every path requested so far, including missing files and folders: the paths to watch. */
  readonly requestedPaths: () => ReadonlySet<BookPath>;
  /** True when files outside the book's repository are not given. */
  readonly isRestricted: boolean;
  /** Files outside the book's repository that were read or listed to be copied; in a restricted book, that were refused. */
  readonly outside: () => ReadonlySet<BookPath>;
  /** Drops what is cached for these paths. */
  readonly invalidate: (paths: Iterable<BookPath>) => void;
}

/** Files, and the paths whose content or names have been read through them. */
export interface RecordedReads {
  readonly files: BookFiles;
  readonly readPaths: ReadonlySet<BookPath>;
}

/** `exists` is not recorded: a file that appears or disappears affects the whole book anyway. */
export function recordReads(files: BookFiles): RecordedReads {
  const readPaths = new Set<BookPath>();
  const recording =
    <T>(readPath: (path: BookPath) => T) =>
    (path: BookPath): T => {
      readPaths.add(path);
      return readPath(path);
    };
  const { read, hash, bytes, namesIn } = files;
  const view = {
    read: recording(read),
    hash: recording(hash),
    bytes: recording(bytes),
    namesIn: recording(namesIn),
  };
  return { files: { ...files, ...view }, readPaths };
}

/** The texts of files; absent for a path without readable text. */
export const textIn =
  ({ read }: Pick<BookFiles, 'read'>) =>
  (path: BookPath): string | undefined => {
    const source = read(path);
    return source.kind === 'file' ? source.text : undefined;
  };

/** The same files without the right to create any, for builds that only inspect the book. */
export const readOnlyFiles = (files: BookFiles): BookFiles => ({ ...files, create: () => false });
