// What an index says, as plain data: letters, entries, and the places where readers find them.
import type { UrlPath } from '../../core/path.ts';

/** An index in the order in which it is read. */
export interface TermIndex {
  /** How entries are written: as the Markdown of index markers, or as HTML that is ready. */
  readonly form: 'markdown' | 'html';
  readonly groups: readonly TermGroup[];
}

/** The entries under one letter; a group of symbols, and one of digits, come first. */
export interface TermGroup {
  /** `A`, `Symbols`, `0–9`. */
  readonly label: string;
  /** What its id ends in: `a`, `symbols`, `digits`. */
  readonly key: string;
  readonly entries: readonly TermEntry[];
}

export interface TermEntry {
  /** As it is shown, in the index's form. */
  readonly text: string;
  /** One for each page, in reading order; empty for an entry that only sends readers elsewhere or holds others. */
  readonly places: readonly TermPlace[];
  /** Where to look instead, or also when there are places. */
  readonly see: readonly SeeTerm[];
  readonly children: readonly TermEntry[];
  /** Set when another entry sends readers here: what its id ends in. */
  readonly key?: string;
}

export interface SeeTerm {
  /** As it is shown: the entries from the outermost down, with commas between them. */
  readonly text: string;
  /** The {@link TermEntry.key} of the entry; absent when there is no such entry. */
  readonly key?: string;
}

/** Where a page speaks of a term. */
export interface TermPlace {
  readonly url: UrlPath;
  /** The anchor or heading; absent for the top of the page. */
  readonly id?: string;
  /** The chapter's name. */
  readonly chapter: string;
  /** The name of the chapter it is in; absent at the top level. */
  readonly parent?: string;
  /** The section's heading as plain text; absent before the first one, and for the chapter's own title. */
  readonly section?: string;
}

/** How a book wants its index. */
export interface IndexRules {
  /** An entry -> the entry that its markers count for. */
  readonly seeInstead: Readonly<Record<string, string>>;
  /** An entry -> the entry it stands under. */
  readonly nestUnder: Readonly<Record<string, string>>;
  /** Takes `head, ` from the beginning of entries under `head`. */
  readonly suppressHead: boolean;
  /** BCP 47, `book.language`. */
  readonly language: string;
}
