// The compiled form of a chapter: HTML with slots that are filled when the page is rendered.
import type { BookPath } from '../../core/path.ts';

/** HTML, or a slot, comparable to a relocation in an object file. */
export type Piece = string | Slot;
export type Body = readonly Piece[];

export type Slot =
  | LinkSlot
  | UrlSlot
  | ImageSlot
  | CodeSlot
  | ReferenceSlot
  | WikiLinkSlot
  | ContentsSlot
  | IndexSlot
  | IconSlot
  | TermSlot;

/** A link within the book. If its target has no page, only the children are rendered. */
export interface LinkSlot {
  readonly kind: 'link';
  /** As written, including percent-encoding. */
  readonly url: string;
  /** The file it was written in, which relative URLs are resolved against even if that file was included. */
  readonly from: BookPath;
  /** All other attributes as HTML, for example ` title="x"`; can be empty. */
  readonly attributes: string;
  readonly children: Body;
}

/** A URL within the book in an attribute of a raw HTML tag; rendered as the attribute's value. */
export interface UrlSlot {
  readonly kind: 'url';
  readonly url: string;
  readonly from: BookPath;
}

/** A Markdown image. */
export interface ImageSlot {
  readonly kind: 'image';
  readonly url: string;
  readonly from: BookPath;
  /** Plain text, not escaped. */
  readonly alt: string;
  readonly title?: string;
  /** Whether readers can enlarge it: not inside a link, and not with `zoomable-images = false`. */
  readonly zooms: boolean;
}

/** The content of a `<code>` element. */
export interface CodeSlot {
  readonly kind: 'code';
  /** First word of the info string in lower case; can be empty. */
  readonly language: string;
  readonly lines: readonly CodeLine[];
  /** Start of the ids of numbered lines, such as `code-1` for `code-1-L5`; absent if no line has a number. */
  readonly id?: string;
  /** Start of the ids of its notes, such as `code-note-1` for `code-note-1-2`; absent for none. */
  readonly notesId?: string;
  /** Lines that readers open; in order. Absent for none. */
  readonly folds?: readonly CodeFold[];
}

export interface CodeFold {
  /** Positions of its first and its last line in the block, from 0; hidden lines between them belong to it. */
  readonly from: number;
  readonly to: number;
  /** Numbers of these lines as readers count them. */
  readonly first: number;
  readonly last: number;
}

export interface CodeLine {
  readonly text: string;
  /** Hidden until the reader shows it: class `boring`. */
  readonly hidden?: true;
  /** Classes for line highlights and diff marks. */
  readonly classes?: string;
  /** Line number, if lines are numbered; absent for hidden lines. */
  readonly number?: number;
  /** Words to highlight wherever the line has them. */
  readonly words?: readonly string[];
  /** Other parts of the text to highlight, by offsets of UTF-16 code units. */
  readonly ranges?: readonly (readonly [start: number, end: number])[];
  /** Numbers of the notes about the line; absent for none. */
  readonly notes?: readonly number[];
  /** The text with its colors as HTML, where they don't come from a grammar: terminal output. */
  readonly html?: string;
}

/** `[text][label]` with a label that is not defined anywhere. */
export interface ReferenceSlot {
  readonly kind: 'reference';
  readonly label: string;
  readonly from: BookPath;
  readonly children: Body;
  /** How CommonMark renders it: brackets as text around the children. */
  readonly literal: readonly [before: string, after: string];
}

/** `[[page]]` or `[[page | title]]`. */
export interface WikiLinkSlot {
  readonly kind: 'wikilink';
  readonly target: string;
  readonly title?: string;
}

/** The page's table of contents (`<!-- toc -->`). */
export interface ContentsSlot {
  readonly kind: 'contents';
  readonly maxLevel: number;
}

/** `<i class="fa fa-heart"></i>`: an icon from the theme. */
export interface IconSlot {
  readonly kind: 'icon';
  readonly name: string;
  /** Start tag of the span around the SVG. */
  readonly before: string;
  /** Rendered if the theme has no such icon. */
  readonly literal: string;
}

/** A term in the text, which leads to its definition if the glossary has one. */
export interface TermSlot {
  readonly kind: 'term';
  /** See `termKey`. */
  readonly key: string;
  readonly children: Body;
}

/** The book's index, or the section of it for a label prefix. */
export interface IndexSlot {
  readonly kind: 'index';
  readonly prefix?: string;
}
