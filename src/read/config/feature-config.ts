// The settings that have no key of their own: only tables of plugins set them.
import type { BookPath } from '../../core/path.ts';

export interface FeatureConfig {
  /** What a chapter says where the list of its headings goes, besides `{{#toc}}`; absent for nothing else. */
  readonly contents?: ContentsConfig;
  /** `^[note]` and `{{footnote: note}}`. */
  readonly inlineFootnotes: boolean;
  readonly includes: IncludeConfig;
  /** Chapters whose file name starts with this are left out of the book; absent for none. */
  readonly hiddenChapters?: string;
  readonly termIndex: TermIndexConfig;
  readonly links: LinkConfig;
  /** Absent for a book that isn't laid out as GitBook's. */
  readonly gitbook?: GitBookConfig;
  /** Where the translations into the book's language are; absent for a book in the language of its sources. */
  readonly translation?: { readonly catalog: BookPath };
  /** Each page links to its source in the book's repository, in a line at its foot. */
  readonly sourceLine: boolean;
}

/** What a GitBook or HonKit book says that has no key in book.toml; paths are relative to its source folder. */
export interface GitBookConfig {
  /** The page that is the book's home, listed in its SUMMARY or not. */
  readonly readme: string;
  readonly summary: string;
  readonly glossary: string;
  /** Text by the name after `book.`; the names of nested values have dots. */
  readonly variables: Readonly<Record<string, string>>;
  /** Entries before all chapters. */
  readonly links: readonly { readonly title: string; readonly url: string }[];
}

/** A list of the page's headings in place of a marker. */
export interface ContentsConfig {
  readonly marker: string;
  readonly maxLevel: number;
}

/** What becomes of directives. */
export interface IncludeConfig {
  /** Where paths of GitBook's `{% include "/x" %}` start; absent when that isn't a directive. */
  readonly templateRoot?: BookPath;
  /** Includes of files whose path starts with this are removed without a report; absent for none. */
  readonly leaveOut?: string;
  /** Names of other programs' directives that are removed: `example` for `{{#example x}}`. */
  readonly drop: readonly string[];
}

/** The generated index of terms. */
export interface TermIndexConfig {
  /** The book asks for an index, even one without entries. */
  readonly isWanted: boolean;
  /** Pages show no index. */
  readonly isLeftOut: boolean;
  /** What links to places are called. */
  readonly names: 'section' | 'chapter';
  /** Leaves the head's own word out of nested entries. */
  readonly suppressHead: boolean;
  /** Entry -> the entry to see instead. */
  readonly seeInstead: Readonly<Record<string, string>>;
  /** Entry -> the entry to nest it under. */
  readonly nestUnder: Readonly<Record<string, string>>;
}

/** What a book forbids its links although their targets exist. */
export interface LinkConfig {
  /** Links to files outside the book are allowed. */
  readonly mayLeaveBook: boolean;
  /** Links to chapters must end in `.md`. */
  readonly needMd: boolean;
}

/** A book without plugins. */
export const NO_FEATURES: FeatureConfig = {
  inlineFootnotes: false,
  includes: { drop: [] },
  termIndex: {
    isWanted: false,
    isLeftOut: false,
    names: 'section',
    suppressHead: false,
    seeInstead: {},
    nestUnder: {},
  },
  links: { mayLeaveBook: true, needMd: false },
  sourceLine: false,
};
