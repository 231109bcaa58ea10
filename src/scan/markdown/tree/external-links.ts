// Adds the book's marker after external links.
import { escapeText } from '../../../core/escape-html.ts';
import { type ElementNode, type Node, attributeOf, elementsIn, raw, textOf } from './node.ts';

/** Skips links that already have the marker, and links without text, such as images. */
export function markExternalLinks(root: readonly Node[], marker: string): void {
  const markerNode = raw(`<span class="external-link" aria-hidden="true">${escapeText(marker)}</span>`);
  visit(root, (link, next) => {
    const words = textOf(link).trim();
    const follows = next?.kind === 'text' && next.text.startsWith(marker);
    if (words !== '' && !words.endsWith(marker) && !follows) link.children.push(markerNode);
  });
}

function visit(root: readonly Node[], mark: (link: ElementNode, next: Node | undefined) => void): void {
  const lists = [root, ...elementsIn(root).map(({ children }) => children)];
  for (const nodes of lists) {
    for (const [i, node] of nodes.entries()) {
      if (node.kind === 'element' && isExternal(node)) mark(node, nodes[i + 1]);
    }
  }
}

const isExternal = (node: ElementNode): boolean =>
  node.name === 'a' && /^(?:https?:)?\/\//i.test(attributeOf(node, 'href') ?? '');
