// Everything that other pages can depend on. An edit that leaves a chapter's facts equal affects no other page.
import type { Location } from '../../core/diagnostic.ts';
import type { BookPath } from '../../core/path.ts';
import type { FrontMatter } from '../../read/preprocess/front-matter.ts';

export interface Facts {
  readonly frontMatter: FrontMatter;
  /** The full `<title>`, from `{{#title}}`. */
  readonly headTitle?: string;
  readonly headings: readonly Heading[];
  /** Ids of other elements: raw HTML, footnotes, index markers. */
  readonly anchors: readonly Anchor[];
  /** Absent for none. */
  readonly numberedLines?: readonly NumberedLines[];
  readonly links: readonly Link[];
  /** Labels of the link definitions that this chapter uses, including its own: sorted, without duplicates. */
  readonly labels: readonly UsedLabel[];
  /** Full references to undefined labels, in order. */
  readonly undefinedLabels: readonly LabelUse[];
  /**
   * The undefined labels that may name a page or a heading, such as `p~page`: sorted, without duplicates; absent if
   * there are none.
   */
  readonly placeLabels?: readonly UsedLabel[];
  /** `[[page]]` links in order; absent if there are none. */
  readonly wikiLinks?: readonly LabelUse[];
  readonly terms: readonly Term[];
  /** Titles of definition lists with their definitions; absent without a glossary, or if there are none. */
  readonly definitions?: readonly TermDefinition[];
  /**
   * Arguments of `{{#index}}` on this page: label prefixes, or empty for the index of terms. Absent if there are none.
   */
  readonly indexes?: readonly string[];
  /** Languages of code blocks, each at its first use. */
  readonly languages: readonly CodeLanguage[];
  /** The theme's icons, in order; absent if there are none. */
  readonly icons?: readonly IconUse[];
  /**
   * Features whose files the page needs, sorted: those of plugins, and `playground` and `editable` (Rust code that can
   * be run and edited), `footnotes`, and `styles` (the author's HTML has a style element or attribute).
   */
  readonly uses: readonly string[];
  /** Minutes that it takes to read the chapter; absent if they aren't counted. */
  readonly readingMinutes?: number;
  /** The first paragraph as plain text, cut at a word boundary within 200 characters; empty if there is none. */
  readonly summary: string;
  /** Set if the file is missing or can't be read: which ids it has isn't known. */
  readonly isUnread?: true;
}

export interface Heading {
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  /** Absent for a raw HTML heading without an id. */
  readonly id?: string;
  /** Plain text. */
  readonly text: string;
  /** Inline HTML without links and anchors, for outlines. */
  readonly html: string;
  readonly at: Location;
}

export interface Anchor {
  readonly id: string;
  readonly at: Location;
}

/** The numbered lines of a code block, which have the ids `ID-L1`, `ID-L2` and so on. */
export interface NumberedLines {
  readonly id: string;
  readonly first: number;
  readonly last: number;
}

export interface Link {
  readonly kind: 'link' | 'image' | 'raw';
  /** As written. */
  readonly url: string;
  /** Plain text of the link or alt text of the image; empty if there is none. */
  readonly text: string;
  readonly from: BookPath;
  readonly at: Location;
}

/** A label and its first use in a link. */
export interface UsedLabel {
  /** Normalized. */
  readonly label: string;
  /** Inline HTML of the link's text, without links and images; absent if only images use the label. */
  readonly html?: string;
  /** Index into {@link Facts.headings} of the section that contains the link; absent before the first heading. */
  readonly section?: number;
}

export interface LabelUse {
  readonly label: string;
  readonly at: Location;
}

export interface CodeLanguage {
  /** The first word of the info string, in lower case. */
  readonly name: string;
  readonly at: Location;
}

/** An icon by its Font Awesome name, without `fa-`. */
export interface IconUse {
  readonly name: string;
  readonly at: Location;
}

/** A title of a definition list. */
export interface TermDefinition {
  /** See `termKey`. */
  readonly key: string;
  /** The title's id. */
  readonly id: string;
  /** Plain text of its first definition, cut at a word boundary within 200 characters. */
  readonly text: string;
}

/** An index marker. */
export interface Term {
  /** The entry's text: Markdown as written, with white space collapsed. */
  readonly text: string;
  /** Its anchor, unique on the page. */
  readonly id: string;
  /** Index into {@link Facts.headings} of the section that contains it; absent before the first heading. */
  readonly section?: number;
  readonly at: Location;
}
