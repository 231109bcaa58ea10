// What the doctor finds: places that behave otherwise here than with mdBook, and what is of no use any more.
import type { Location } from '../../core/diagnostic.ts';
import type { BookPath } from '../../core/path.ts';
import type { Topic } from './topics.ts';

/** A place of the book that comes out otherwise here. */
export interface Difference {
  readonly topic: Topic;
  /** As it is written there, or what is told of it; empty where the topic says all. */
  readonly text: string;
  /** Absent for what concerns the book as a whole. */
  readonly at?: Location;
}

/** Something that may be deleted. */
export interface Removable {
  /** A file, a table of book.toml, or a line. */
  readonly what: string;
  readonly why: string;
  /** The file; absent where `what` names it. */
  readonly file?: BookPath;
  /** In the file; absent for all of it. */
  readonly at?: Location;
}

export interface Findings {
  readonly differences: readonly Difference[];
  readonly removables: readonly Removable[];
}
