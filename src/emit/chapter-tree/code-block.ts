// Code blocks: each line is an element, so that a reader can wrap it and mark what it has wrapped.
import { type Converter, type HtmlElement, hasClass } from './html-tree.ts';
import type { Content } from './html-rules.ts';
import { type XmlNode, xml } from './xml.ts';

export function codeBlock(node: HtmlElement, content: Content, converter: Converter): readonly XmlNode[] {
  if (hasClass(node, 'mermaid')) converter.use.onDiagram();
  const attributes = converter.attributes(node, 'pre');
  const inside = converter.children(node, 'phrasing');
  const [only] = inside;
  const wrapped =
    inside.length === 1 && typeof only === 'object' && only.name === 'code'
      ? [{ ...only, children: lines(only.children) }]
      : lines(inside);
  return [xml(content === 'flow' ? 'pre' : 'span', attributes, wrapped)];
}

/** Lines that are shorter fit on nearly all screens and don't need an element of their own. */
const SHORT = 32;

/** Wraps each longer line, with its line break. An element that spans lines is split. */
function lines(nodes: readonly XmlNode[]): readonly XmlNode[] {
  const split = linesOf(nodes);
  return split.flatMap((line, i): readonly XmlNode[] => {
    const ended: readonly XmlNode[] = i === split.length - 1 ? line : [...line, '\n'];
    return lengthOf(line) <= SHORT ? ended : [xml('span', [['class', 'line']], ended)];
  });
}

function linesOf(nodes: readonly XmlNode[]): readonly (readonly XmlNode[])[] {
  const found: XmlNode[][] = [[]];
  const add = (line: readonly XmlNode[], i: number): void => {
    if (i > 0) found.push([...line]);
    else found.at(-1)?.push(...line);
  };
  for (const node of nodes) {
    if (!isLong(node)) found.at(-1)?.push(node);
    else linesIn(node).forEach(add);
  }
  return found;
}

/** The parts of a node that spans lines. Only the first part of an element has its id. */
function linesIn(node: XmlNode): readonly (readonly XmlNode[])[] {
  if (typeof node === 'string') return node.split('\n').map((text) => (text === '' ? [] : [text]));
  const others = node.attributes.filter(([name]) => name !== 'id');
  return linesOf(node.children).map((children, i) =>
    children.length === 0 ? [] : [{ ...node, attributes: i === 0 ? node.attributes : others, children }],
  );
}

/** Whether a node spans lines. */
const isLong = (node: XmlNode): boolean =>
  typeof node === 'string' ? node.includes('\n') : node.children.some(isLong);

const lengthOf = (nodes: readonly XmlNode[]): number =>
  nodes.reduce((sum, node) => sum + (typeof node === 'string' ? node.length : lengthOf(node.children)), 0);
