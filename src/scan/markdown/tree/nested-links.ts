// Keeps links out of links, which HTML forbids: browsers would end the outer link where the inner one starts.
import { type ElementNode, type Node, attributeOf, elementsIn, textOf } from './node.ts';

/** Whether a node is or contains a link, or becomes one once the book is known. */
function holdsLink(node: Node): boolean {
  if (node.kind === 'element') return node.name === 'a' || node.children.some(holdsLink);
  if (node.kind !== 'slot') return false;
  return ['wikilink', 'reference'].includes(node.slot.kind) || node.children.some(holdsLink);
}

/**
 * The content of a heading or title with its own link around the words before the first link in it, or after that if it
 * starts with one. A heading that is all link gets an empty one.
 */
export function withOwnLink(node: ElementNode, link: ElementNode): Node[] {
  const children = node.children.map(insideLink);
  const isOpen = (child: Node): boolean => !holdsLink(child);
  if (children.every(isOpen)) return [{ ...link, children }];
  const start = children.findIndex((child) => isOpen(child) && textOf(child).trim() !== '');
  if (start < 0) {
    link.attributes.push(['aria-label', textOf(node).replace(/\s+/g, ' ').trim()]);
    return [link, ...children];
  }
  const length = children.slice(start).findIndex(holdsLink);
  const end = length < 0 ? children.length : start + length;
  return [
    ...children.slice(0, start),
    { ...link, children: children.slice(start, end) },
    ...children.slice(end),
  ];
}

/** Anchors become spans, and images don't zoom, since a click on them follows the link. */
function insideLink(node: Node): Node {
  if (node.kind === 'slot' && node.slot.kind === 'image')
    return { ...node, slot: { ...node.slot, zooms: false } };
  if (node.kind !== 'element' && node.kind !== 'slot') return node;
  if (node.kind === 'element') anchorToSpan(node);
  node.children = node.children.map(insideLink);
  return node;
}

/** `<a id="x">` or `<a name="x">`: `name` marks a place only on `a`. */
function anchorToSpan(node: ElementNode): void {
  const [id, name] = [attributeOf(node, 'id'), attributeOf(node, 'name')];
  if (node.name !== 'a' || attributeOf(node, 'href') !== undefined) return;
  if (id !== undefined && name !== undefined && id !== name) return;
  node.name = 'span';
  node.attributes = node.attributes.flatMap(([key, value]): [string, string][] =>
    key !== 'name' ? [[key, value]] : id === undefined ? [['id', value]] : [],
  );
}

/** Splits links of Markdown around the links, notes and index markers in their text. */
export function splitNestedLinks(root: Node[]): void {
  for (const parent of [{ children: root }, ...elementsIn(root)]) {
    if (!parent.children.some((child) => isMarkdownLink(child) && child.children.some(holdsLink))) continue;
    const split = parent.children.flatMap((child) => (isMarkdownLink(child) ? splitLink(child) : [child]));
    parent.children.splice(0, parent.children.length, ...split);
  }
}

const isMarkdownLink = (node: Node): node is ElementNode =>
  node.kind === 'element' && node.name === 'a' && !node.raw && attributeOf(node, 'href') !== undefined;

function splitLink(link: ElementNode): readonly Node[] {
  const parts: Node[] = [];
  let run: ElementNode | undefined;
  for (const child of link.children.map(insideLink)) {
    if (holdsLink(child)) {
      parts.push(child);
      run = undefined;
    } else if (run === undefined) parts.push((run = { ...link, children: [child] }));
    else run.children.push(child);
  }
  return parts;
}
