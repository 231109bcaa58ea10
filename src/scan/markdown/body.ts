// A chapter's content as HTML with slots: what only the whole book can say is left open and filled when the page is made.
import type { BookPath } from '../../core/path.ts';

/** HTML, or a slot. A body is to its page what an object file is to a program: slots are its relocations. */
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
  | IconSlot;

/** A link whose address is of this book. What it leads to may have no page: then its children stand alone. */
export interface LinkSlot {
  readonly kind: 'link';
  /** As written, percent-encoding and all. */
  readonly url: string;
  /** The file it was written in: relative addresses start there, also when that file was included. */
  readonly from: BookPath;
  /** Every other attribute, ready to be put into the tag: ` title="x"`, or empty. */
  readonly attributes: string;
  readonly children: Body;
}

/** An address of this book in the attribute of a raw HTML tag: the slot writes the attribute's value. */
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
  /** Whether a reader can enlarge it: not inside a link, nor where the book has `zoomable-images = false`. */
  readonly zooms: boolean;
}

/** The inside of a `<code>`: highlighted once per distinct (language, code). */
export interface CodeSlot {
  readonly kind: 'code';
  /** The first word of the fence's info string, lower case; empty when there is none. */
  readonly language: string;
  readonly lines: readonly CodeLine[];
}

export interface CodeLine {
  readonly text: string;
  /** Hidden until the reader asks for it: class `boring`. */
  readonly hidden?: true;
  /** Classes of the line, for line highlights and diff marks. */
  readonly classes?: string;
  /** Its number, where lines are numbered; not for hidden lines. */
  readonly number?: number;
}

/** `[text][label]` with a label that neither the page nor the book's definition files define. */
export interface ReferenceSlot {
  readonly kind: 'reference';
  readonly label: string;
  readonly from: BookPath;
  readonly children: Body;
  /** What CommonMark makes of it: the brackets as text around the children. */
  readonly literal: readonly [before: string, after: string];
}

/** `[[page]]` or `[[page | title]]`. */
export interface WikiLinkSlot {
  readonly kind: 'wikilink';
  readonly target: string;
  readonly title?: string;
}

/** The list of this page's headings (`<!-- toc -->`). */
export interface ContentsSlot {
  readonly kind: 'contents';
  readonly maxLevel: number;
}

/** `<i class="fa fa-heart"></i>`: an icon of the theme. */
export interface IconSlot {
  readonly kind: 'icon';
  readonly name: string;
  /** The start tag of the span around the drawing. */
  readonly before: string;
  /** What stands there when the theme has no such icon. */
  readonly literal: string;
}

/** The book's index, or the part of it that one label prefix makes. */
export interface IndexSlot {
  readonly kind: 'index';
  readonly prefix?: string;
}
