// What is to be watched, as whoever made a book from it says.
import type { Hash } from '../../core/hash.ts';
import type { BookPath } from '../../core/path.ts';

/** What a book was made from. */
export interface Watched {
  /** Every file that was read or looked for, with the hash that it gave: that of its absence where there was none. */
  readonly files: ReadonlyMap<BookPath, Hash>;
  /** Folders in which every file counts, also one that is new, at any depth. They need not exist. */
  readonly folders: readonly BookPath[];
  /** Never looked into: where the site is written to. */
  readonly ignored: readonly BookPath[];
}
