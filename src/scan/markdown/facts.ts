// All that the rest of the book may know of a chapter. An edit that leaves its facts equal concerns no other page.
import type { Location } from '../../core/diagnostic.ts';
import type { BookPath } from '../../core/path.ts';
import type { FrontMatter } from '../../read/preprocess/front-matter.ts';

export interface Facts {
  readonly frontMatter: FrontMatter;
  /** From `{{#title}}`: the whole of `<title>`. */
  readonly headTitle?: string;
  readonly headings: readonly Heading[];
  /** Ids that are not of headings: raw HTML, footnotes, index markers. */
  readonly anchors: readonly Anchor[];
  readonly links: readonly Link[];
  /** Labels of link definitions that this chapter uses, its own included: each once, sorted. */
  readonly labels: readonly UsedLabel[];
  /** Full references to labels that nothing defines, in order. */
  readonly undefinedLabels: readonly LabelUse[];
  /** Those of them that may mean a page or a heading, as `p~page` does: each once, sorted; absent when there is none. */
  readonly placeLabels?: readonly UsedLabel[];
  /** `[[page]]`, in order; absent when there is none. */
  readonly wikiLinks?: readonly LabelUse[];
  readonly terms: readonly Term[];
  /** What `{{#index}}` asks for on this page: a prefix of labels, or nothing for the terms. Absent when it does not. */
  readonly indexes?: readonly string[];
  /** Languages of code blocks, each where it is first used. */
  readonly languages: readonly CodeLanguage[];
  /** Icons of the theme, in order; absent when there is none. */
  readonly icons?: readonly IconUse[];
  /**
   * What the page needs besides the theme's own files, sorted: features of this list and of plugins. `playground` and
   * `editable`: Rust code to run and to change; `footnotes`; `styles`: the author's own HTML has a style element or
   * attribute.
   */
  readonly uses: readonly string[];
  /** The first paragraph as plain text, cut at a word within 200 characters; empty when there is none. */
  readonly summary: string;
}

export interface Heading {
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  /** Absent for a raw HTML heading without an id. */
  readonly id?: string;
  /** Plain text. */
  readonly text: string;
  /** Its inline HTML, without links and anchors: for outlines. */
  readonly html: string;
  readonly at: Location;
}

export interface Anchor {
  readonly id: string;
  readonly at: Location;
}

export interface Link {
  readonly kind: 'link' | 'image' | 'raw';
  /** As written. */
  readonly url: string;
  /** Plain text of the link or alternative text of the image; empty when there is none. */
  readonly text: string;
  readonly from: BookPath;
  readonly at: Location;
}

/** A label and its first use in a link. */
export interface UsedLabel {
  /** In its normal form. */
  readonly label: string;
  /** Inline HTML of the link's text, without links and images; absent when only images use the label. */
  readonly html?: string;
  /** Index into {@link Facts.headings} of the section that link stands in; absent before the first heading. */
  readonly section?: number;
}

export interface LabelUse {
  readonly label: string;
  readonly at: Location;
}

export interface CodeLanguage {
  /** The first word of the info string, lower case. */
  readonly name: string;
  readonly at: Location;
}

/** An icon by its Font Awesome name, without `fa-`. */
export interface IconUse {
  readonly name: string;
  readonly at: Location;
}

/** An index marker. */
export interface Term {
  /** Markdown as written, white space folded: the entry's text. */
  readonly text: string;
  /** Its anchor, unique in the page. */
  readonly id: string;
  /** Index into {@link Facts.headings} of the section it stands in; absent before the first heading. */
  readonly section?: number;
  readonly at: Location;
}
