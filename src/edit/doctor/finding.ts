// Findings of `build-book doctor`.
import type { Location } from '../../core/diagnostic.ts';
import type { BookPath } from '../../core/path.ts';
import type { Topic } from './topics.ts';

/** A location that behaves differently from mdBook. */
export interface Difference {
  readonly topic: Topic;
  /** The text at the location, or an explanation; empty when the topic says it all. */
  readonly text: string;
  /** Absent when it concerns the whole book. */
  readonly at?: Location;
}

/** Something that can be deleted. */
export interface Removable {
  /** A file, a table of book.toml, or a line. */
  readonly what: string;
  readonly why: string;
  /** The file; absent when `what` is its name. */
  readonly file?: BookPath;
  /** Location in the file; absent for the whole file. */
  readonly at?: Location;
}

/** A plugin of the book that build-book replaces or that must be installed. */
export interface PluginNeed {
  readonly what: string;
  readonly why: string;
}

export interface Findings {
  /** Absent for a book that was made for another tool than mdBook. */
  readonly differences?: readonly Difference[];
  readonly removables: readonly Removable[];
  readonly plugins: readonly PluginNeed[];
}
