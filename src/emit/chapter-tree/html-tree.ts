// The parsed HTML of a chapter, and how its elements are converted.
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { ChapterUse } from './chapter-use.ts';
import type { Content } from './html-rules.ts';
import type { Attribute, XmlNode } from './xml.ts';

export type HtmlElement = Tree.Element;
export type HtmlNode = Tree.ChildNode;

/** Converts parts of a chapter; the children of an element may be what `content` says. */
export interface Converter {
  readonly use: ChapterUse;
  readonly children: (node: HtmlElement, content: Content) => readonly XmlNode[];
  readonly one: (node: HtmlNode, content: Content) => readonly XmlNode[];
  /** The attributes that an element may have under the name `as`. */
  readonly attributes: (node: HtmlElement, as: string) => readonly Attribute[];
}

export const isElement = (node: Tree.Node): node is HtmlElement => 'tagName' in node;
export const isText = (node: Tree.Node): node is Tree.TextNode => node.nodeName === '#text';

export const attributeOf = (node: HtmlElement, name: string): string | undefined =>
  node.attrs.find((attribute) => attribute.name === name && !attribute.prefix)?.value;

export const classesOf = (node: HtmlElement): readonly string[] =>
  attributeOf(node, 'class')?.split(/\s+/) ?? [];

export const hasClass = (node: HtmlElement, name: string): boolean => classesOf(node).includes(name);

export const isInLink = ({ parentNode }: HtmlElement): boolean => {
  for (let at = parentNode; at !== null && isElement(at); at = at.parentNode) {
    if (at.tagName === 'a' && attributeOf(at, 'href') !== undefined) return true;
  }
  return false;
};
