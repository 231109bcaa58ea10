// The index as plain data: letters, entries and places.
import type { UrlPath } from '../../core/path.ts';

/** An index, sorted. */
export interface TermIndex {
  /** Whether entries are Markdown, as in index markers, or HTML. */
  readonly form: 'markdown' | 'html';
  readonly groups: readonly TermGroup[];
}

/** The entries of one letter; symbols and digits are groups that come first. */
export interface TermGroup {
  /** `A`, `0–9`; absent for symbols, whose heading is a word of the interface. */
  readonly label?: string;
  /** Suffix of its id: `a`, `symbols`, `digits`. */
  readonly key: string;
  readonly entries: readonly TermEntry[];
}

export interface TermEntry {
  /** Display text, in the index's form. */
  readonly text: string;
  /** One per page, in reading order; empty for an entry that only refers to another or only has children. */
  readonly places: readonly TermPlace[];
  /** See, or see also when there are places. */
  readonly see: readonly SeeTerm[];
  readonly children: readonly TermEntry[];
  /** Suffix of its id; set when another entry refers to this one. */
  readonly key?: string;
}

export interface SeeTerm {
  /** Display text: the entries from the outermost one, joined by commas. */
  readonly text: string;
  /** The {@link TermEntry.key} of the entry; absent when it doesn't exist. */
  readonly key?: string;
}

/** A place where a page mentions a term. */
export interface TermPlace {
  readonly url: UrlPath;
  /** Anchor or heading; absent for the top of the page. */
  readonly id?: string;
  /** Name of the chapter. */
  readonly chapter: string;
  /** Name of the parent chapter; absent at the top level. */
  readonly parent?: string;
  /** Heading of the section as plain text; absent before the first heading and for the chapter's title. */
  readonly section?: string;
}

/** Index settings of a book. */
export interface IndexRules {
  /** An entry, and the entry to list its markers under. */
  readonly seeInstead: Readonly<Record<string, string>>;
  /** An entry, and its parent entry. */
  readonly nestUnder: Readonly<Record<string, string>>;
  /** Removes `head, ` from the start of entries below `head`. */
  readonly suppressHead: boolean;
  /** BCP 47, `book.language`. */
  readonly language: string;
}
