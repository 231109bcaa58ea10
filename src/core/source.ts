// Reading source files: a path in, its text out, or the reason why there is none.
import type { Hash } from './hash.ts';
import type { BookPath } from './path.ts';

/** A text file as all stages see it: UTF-8, no byte order mark, `\n` line ends, NUL as U+FFFD (CommonMark 2.3). */
export interface SourceFile {
  readonly kind: 'file';
  readonly path: BookPath;
  readonly text: string;
  /** Hash of the bytes on disk. */
  readonly hash: Hash;
}

/** A path without readable text. */
export interface NoSource {
  readonly kind: 'none';
  readonly path: BookPath;
  readonly why:
    | 'missing'
    | 'folder'
    | 'not-a-file'
    | 'not-utf8'
    | 'too-large'
    | 'forbidden'
    | 'unreadable'
    /** It is not one of the repository's files, and the book may read no others. */
    | 'restricted';
  /** For `not-utf8`: the line of the first invalid byte, starting at 1. */
  readonly line?: number;
}

export type Source = SourceFile | NoSource;

/**
 * How stages read files. Never throws. Each path is read once per build and recorded as a dependency of the stage.
 */
export type Read = (path: BookPath) => Source;

/** A file that is copied unchanged, read in parts so that it is never in memory as a whole. */
export interface CopiedFile {
  readonly kind: 'copy';
  /** In bytes, when it was looked at. */
  readonly size: number;
  /** Changes when the file does; computed without reading it. */
  readonly version: Hash;
  /**
   * The bytes from `start` to `end` (exclusive) or to the end of the file. Throws {@link UnreadableSource} if the file can't be
   * read, or not as far as `end`.
   */
  readonly read: (start?: number, end?: number) => AsyncIterable<Uint8Array>;
}

/** Thrown while a {@link CopiedFile} is being read. */
export class UnreadableSource extends Error {
  readonly source: NoSource;
  constructor(source: NoSource) {
    super(`${source.path}: ${source.why}`);
    this.source = source;
  }
}
