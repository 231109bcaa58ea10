// The tree that a chapter's Markdown and raw HTML become together, before it is a body.
import type { Location } from '../../../core/diagnostic.ts';
import type { BookPath } from '../../../core/path.ts';
import type { Slot } from '../body.ts';
import type { CodeAttributes } from './code-attributes.ts';

/** Made and changed only while one chapter is parsed; nothing outside `markdown/` sees it. */
export type Node = ElementNode | TextNode | RawNode | SlotNode;

export interface ElementNode {
  readonly kind: 'element';
  name: string;
  /** In the order in which they are written out. */
  attributes: [name: string, value: string][];
  children: Node[];
  /** Written by the author as HTML: never given an id, closed where its Markdown element ends. */
  readonly raw: boolean;
  readonly at?: Location;
  /** The file it was written in, where its addresses start. */
  readonly from?: BookPath;
  /** For a link by reference: its label in normal form. */
  readonly label?: string;
  /** For the `code` of a fence: what its info string asks for. */
  readonly code?: CodeAttributes;
}

export interface TextNode {
  readonly kind: 'text';
  text: string;
  /** True for text that mdBook takes for a tag: no id is made of it, so that the heading keeps the id it has there. */
  readonly isTagLike?: true;
}

/** HTML that goes out as it is: comments, scripts, icons. */
export interface RawNode {
  readonly kind: 'raw';
  readonly html: string;
}

/** What only the whole book can write. Its children, if it has any, are tree, and become pieces with it. */
export interface SlotNode {
  readonly kind: 'slot';
  readonly slot: Slot;
  children: Node[];
  readonly at?: Location;
}

export const element = (
  name: string,
  attributes: [name: string, value: string][] = [],
  children: Node[] = [],
): ElementNode => ({ kind: 'element', name, attributes, children, raw: false });

export const text = (value: string): TextNode => ({ kind: 'text', text: value });

export const raw = (html: string): RawNode => ({ kind: 'raw', html });

/** The value of an attribute; absent when the element does not have it. */
export const attributeOf = (node: ElementNode, name: string): string | undefined =>
  node.attributes.find(([key]) => key === name)?.[1];

/** Sets an attribute where it stands, or at the end. */
export function setAttribute(node: ElementNode, name: string, value: string): void {
  const found = node.attributes.find(([key]) => key === name);
  if (found) found[1] = value;
  else node.attributes.push([name, value]);
}

/** The classes of an element, in order. */
export const classesOf = (node: ElementNode): readonly string[] =>
  (attributeOf(node, 'class') ?? '').split(/\s+/).filter((name) => name !== '');

/** All text below, code included; not comments, alternative texts, or what a slot will write. */
export function textOf(node: Node): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'raw':
      return '';
    case 'slot':
      return node.slot.kind === 'code'
        ? node.slot.lines.map((line) => line.text).join('\n')
        : node.children.map(textOf).join('');
    case 'element':
      return node.children.map(textOf).join('');
  }
}

/** Every element below `nodes` as they are now, in document order. Not by recursion: authors' HTML may be nested deeply. */
export function elementsIn(nodes: readonly Node[]): readonly ElementNode[] {
  const found: ElementNode[] = [];
  const waiting = [...nodes].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'element') found.push(node);
    if (node.kind !== 'element' && node.kind !== 'slot') continue;
    for (let i = node.children.length - 1; i >= 0; i--) waiting.push(node.children[i] as Node);
  }
  return found;
}
