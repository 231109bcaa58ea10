// The heading that a chapter begins with.
import { type XmlElement, type XmlNode, textOfNodes } from '../chapter-tree/xml.ts';
import { attributeIn, isBlank, isNamed } from './renderer.ts';

export interface TitledContent {
  /** The chapter's first heading; absent if it begins with something else. */
  readonly title?: XmlElement;
  readonly rest: readonly XmlNode[];
}

export function titleOf(nodes: readonly XmlNode[]): TitledContent {
  const first = nodes.findIndex((node) => !isBlank(node));
  const node = nodes[first];
  return isNamed(node, 'h1') && textOfNodes(node.children).trim() !== ''
    ? { title: node, rest: nodes.slice(first + 1) }
    : { rest: nodes };
}

/** The ids of an element and of all in it. */
export function* idsIn(element: XmlElement): Generator<string> {
  const id = attributeIn(element, 'id');
  if (id !== undefined) yield id;
  for (const child of element.children) if (typeof child === 'object') yield* idsIn(child);
}
