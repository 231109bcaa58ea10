// What rendering a chapter as Typst needs of the rest of the book, and what its parts share.
import type { XmlElement, XmlNode } from '../chapter-tree/xml.ts';
import type { Markup } from './typst-code.ts';

/** Where a link leads. */
export type LinkTarget =
  | { readonly kind: 'place'; readonly label: string; readonly isFar: boolean }
  | { readonly kind: 'address'; readonly url: string };

export interface RenderUse {
  /** The label of an id of the chapter; absent if no link leads there. */
  readonly labelOf: (id: string) => string | undefined;
  /** The target of an address in the tree. */
  readonly target: (href: string) => LinkTarget | undefined;
  /** A formula as Typst; absent if it can only be shown as TeX. */
  readonly formula: (tex: string) => string | undefined;
  /** The path of an image that Typst can decode, and its width in points; absent for a broken one. */
  readonly picture: (href: string) => Picture | undefined;
  /** The path of a drawing in the text. */
  readonly drawing: (svg: XmlElement) => string | undefined;
  /** The footnote with this address; absent for other links. */
  readonly note: (href: string) => Note | undefined;
  /** Whether addresses of links are footnotes. */
  readonly notesAddresses: boolean;
  /** Characters in a line of text, about. */
  readonly charactersPerLine: number;
}

export interface Note {
  /** Absent if an earlier reference has it. */
  readonly body?: readonly XmlNode[];
  readonly label: string;
}

export interface Picture {
  readonly path: string;
  /** In points; absent if it isn't known. */
  readonly width?: number;
}

/** Where in the chapter the renderer is. */
export interface Place {
  /** Lists, quotes and tables around it. */
  readonly depth: number;
  /** Words that are longer may be broken. */
  readonly longWord: number;
  readonly isCode: boolean;
  /** The class of the alert around it. */
  readonly alert?: string;
  /** In headings, links have no notes. */
  readonly inHeading: boolean;
  readonly inNote: boolean;
}

export interface Renderer {
  readonly use: RenderUse;
  readonly blocks: (nodes: readonly XmlNode[], place: Place) => Markup;
  readonly inlines: (nodes: readonly XmlNode[], place: Place) => Markup;
  readonly heading: (rank: number, title: Markup, place: Place) => Markup;
  /** Marks the next text with the ids of an element. */
  readonly addPlaces: (element: XmlElement) => void;
  /** The marks that are still to be placed. */
  readonly takePlaces: () => Markup;
}

export const attributeIn = ({ attributes }: XmlElement, name: string): string | undefined =>
  attributes.find(([key]) => key === name)?.[1];

export const classesIn = (element: XmlElement): readonly string[] =>
  attributeIn(element, 'class')?.split(/\s+/) ?? [];

export const hasClassIn = (element: XmlElement, name: string): boolean => classesIn(element).includes(name);

export const isNamed = (node: XmlNode | undefined, ...names: readonly string[]): node is XmlElement =>
  typeof node === 'object' && names.includes(node.name);

export const isBlank = (node: XmlNode): boolean => typeof node === 'string' && /^[ \t\r\n\f]*$/.test(node);
