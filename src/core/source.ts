// What a stage may know of the disk: it asks for a path and gets text, or why there is none.
import type { Hash } from './hash.ts';
import type { BookPath } from './path.ts';

/** A text file as every stage sees it: UTF-8, no byte order mark, `\n` line ends, NUL as U+FFFD (CommonMark 2.3). */
export interface SourceFile {
  readonly kind: 'file';
  readonly path: BookPath;
  readonly text: string;
  /** Of the bytes on disk. */
  readonly hash: Hash;
}

/** Why a path gives no text. */
export interface NoSource {
  readonly kind: 'none';
  readonly path: BookPath;
  readonly why: 'missing' | 'folder' | 'not-a-file' | 'not-utf8' | 'too-large' | 'forbidden' | 'unreadable';
  /** For `not-utf8`: the offset of the first bad byte. */
  readonly byte?: number;
}

export type Source = SourceFile | NoSource;

/** A stage's only window on the disk. Never throws; each path is read once a build and noted in the stage's trace. */
export type Read = (path: BookPath) => Source;
