// The tree of a chapter's Markdown and raw HTML, before it is serialized to a body.
import type { Location } from '../../../core/diagnostic.ts';
import type { BookPath } from '../../../core/path.ts';
import type { Slot } from '../body.ts';
import type { CodeAttributes } from './code-attributes.ts';

/** Mutable while the chapter is parsed; not used outside `markdown/`. */
export type Node = ElementNode | TextNode | RawNode | SlotNode;

export interface ElementNode {
  readonly kind: 'element';
  name: string;
  /** In output order. */
  attributes: [name: string, value: string][];
  children: Node[];
  /** True for the author's raw HTML: it never gets an id, and is closed where its Markdown element ends. */
  readonly raw: boolean;
  readonly at?: Location;
  /** The file it was written in, the base of its relative URLs. */
  readonly from?: BookPath;
  /** Normalized label of a reference link. */
  readonly label?: string;
  /** Attributes of the fence; only on its `code` element. */
  readonly code?: CodeAttributes;
}

export interface TextNode {
  readonly kind: 'text';
  text: string;
  /** True for text that mdBook mistakes for a tag; left out of heading ids, to keep them the same as in mdBook. */
  readonly isTagLike?: true;
}

/** HTML that is output unchanged: comments, scripts, icons. */
export interface RawNode {
  readonly kind: 'raw';
  readonly html: string;
  /** Its text in titles, such as the source of a formula; absent for none. */
  readonly text?: string;
}

/** Rendered with the whole book; its children are serialized along with it. */
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

export const attributeOf = (node: ElementNode, name: string): string | undefined =>
  node.attributes.find(([key]) => key === name)?.[1];

/** Replaces an attribute in place, or appends it. */
export function setAttribute(node: ElementNode, name: string, value: string): void {
  const found = node.attributes.find(([key]) => key === name);
  if (found) found[1] = value;
  else node.attributes.push([name, value]);
}

/** In order. */
export const classesOf = (node: ElementNode): readonly string[] =>
  (attributeOf(node, 'class') ?? '').split(/\s+/).filter((name) => name !== '');

/** All text of a node including code, but without comments, alt text and slots. */
export function textOf(node: Node): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'raw':
      return node.text ?? '';
    case 'slot':
      return node.slot.kind === 'code'
        ? node.slot.lines.map((line) => line.text).join('\n')
        : node.children.map(textOf).join('');
    case 'element':
      return node.children.map(textOf).join('');
  }
}

export const isFootnoteReference = (node: Node): boolean =>
  node.kind === 'element' && attributeOf(node, 'class') === 'footnote-reference';

/** The text of a node as {@link textOf}, without the numbers of footnotes. */
export function wordsOf(node: Node): string {
  if (isFootnoteReference(node)) return '';
  return node.kind === 'element' ? node.children.map(wordsOf).join('') : textOf(node);
}

/** A snapshot of all elements below `nodes`, in document order. Iterative, because raw HTML may be deeply nested. */
export function elementsIn(nodes: readonly Node[]): readonly ElementNode[] {
  const found: ElementNode[] = [];
  const pending = [...nodes].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'element') found.push(node);
    if (node.kind !== 'element' && node.kind !== 'slot') continue;
    for (let i = node.children.length - 1; i >= 0; i--) pending.push(node.children[i] as Node);
  }
  return found;
}

/** Elements without content and end tag (HTML 13.1.2). */
const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

export const isVoidElement = (name: string): boolean => VOID.has(name);
