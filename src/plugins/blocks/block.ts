// What the blocks have in common: a container around a list, whose items become the block's parts.
import { type Location, diagnose } from '../../core/diagnostic.ts';
import type { ChapterContext } from '../../scan/markdown/tree/context.ts';
import { type ElementNode, type Node, setAttribute } from '../../scan/markdown/tree/node.ts';

export interface BlockPlace {
  readonly context: ChapterContext;
  /** The name of the container. */
  readonly name: string;
  /** Its first line. */
  readonly at: Location;
}

/** Turns a container, a `div` with its content, into the block. */
export type BuildBlock = (node: ElementNode, place: BlockPlace) => void;

export const isElement = (node: Node | undefined, ...names: readonly string[]): node is ElementNode =>
  node?.kind === 'element' && names.includes(node.name);

/**
 * The lists in a block, by the name of their element, with the class of the block. If there is nothing else in it, the
 * block becomes the list. A block without one is reported.
 */
export function listsIn(
  block: ElementNode,
  list: 'ul' | 'ol',
  { context, name, at }: BlockPlace,
): readonly ElementNode[] {
  const lists = block.children.filter((node) => isElement(node, list));
  const args = { block: name, list: list === 'ul' ? 'list' : 'numbered list' } as const;
  if (lists.length === 0) context.diagnostics.push(diagnose('block/no-list', args, at));
  for (const each of lists) setAttribute(each, 'class', name);
  const [only] = lists;
  if (only === undefined || block.children.length > 1) return lists;
  block.name = only.name;
  block.attributes = only.attributes;
  block.children = only.children;
  return [block];
}

export const itemsOf = (list: ElementNode): readonly ElementNode[] =>
  list.children.filter((node) => isElement(node, 'li'));

/** Elements that interrupt the text of a list item without paragraphs. */
const BLOCKS: ReadonlySet<string> = new Set(
  'blockquote details div dl figure h1 h2 h3 h4 h5 h6 hr ol p pre table ul'.split(' '),
);

export interface ItemParts {
  /** The text that the item starts with. */
  readonly lead: readonly Node[];
  readonly rest: readonly Node[];
}

/** An item's first paragraph, or its text if it has no paragraphs, and what follows. */
export function splitItem({ children }: ElementNode): ItemParts {
  const [first] = children;
  if (isElement(first, 'p')) return { lead: first.children, rest: children.slice(1) };
  const end = children.findIndex((node) => isElement(node, ...BLOCKS));
  return end < 0 ? { lead: children, rest: [] } : { lead: children.slice(0, end), rest: children.slice(end) };
}

/** Nodes without the white space and punctuation between a title and its text. */
export function afterTitle(nodes: readonly Node[]): readonly Node[] {
  const [first, ...others] = nodes;
  if (first === undefined) return [];
  if (isElement(first, 'br')) return afterTitle(others);
  if (first.kind !== 'text') return nodes;
  const text = first.text.replace(/^\s*(?:[:：–—]|-(?=\s))?\s*/u, '');
  return text === '' ? afterTitle(others) : [{ ...first, text }, ...others];
}
