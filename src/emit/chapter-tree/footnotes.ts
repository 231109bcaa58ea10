// Footnotes as EPUB notes, which readers show in a pop-up (EPUB Structural Semantics, 3.9).
import { type Converter, type HtmlElement, hasClass, isElement } from './html-tree.ts';
import { type XmlElement, type XmlNode, xml } from './xml.ts';

export const isFootnoteList = (node: HtmlElement): boolean =>
  node.tagName === 'ol' && hasClass(node, 'footnote-definition');

export const isNoteReference = (node: HtmlElement): boolean =>
  node.tagName === 'sup' && hasClass(node, 'footnote-reference');

/** One `aside` per note, because readers leave those out of the text when they show pop-ups. */
export function footnotes(list: HtmlElement, converter: Converter): readonly XmlNode[] {
  const notes = list.childNodes
    .filter(isElement)
    .map((item, i) =>
      xml(
        'aside',
        [
          ['class', 'footnote'],
          ['epub:type', 'footnote'],
          ['role', 'doc-footnote'],
          ...converter.attributes(item, 'aside').filter(([name]) => name !== 'class'),
        ],
        numbered(converter.children(item, 'flow').map(withBacklinks), i + 1),
      ),
    );
  return [
    xml(
      'section',
      [
        ['class', 'footnotes'],
        ['epub:type', 'footnotes'],
      ],
      notes.flatMap((note) => [note, '\n']),
    ),
  ];
}

/** Begins the first paragraph with the number. */
function numbered(nodes: readonly XmlNode[], number: number): readonly XmlNode[] {
  const label = xml('span', [['class', 'footnote-number']], [`${number}. `]);
  const first = nodes.findIndex((node) => typeof node === 'object');
  const paragraph = nodes[first];
  if (typeof paragraph !== 'object' || paragraph.name !== 'p') return [xml('p', [], [label]), ...nodes];
  return nodes.with(first, { ...paragraph, children: [label, ...paragraph.children] });
}

function withBacklinks(node: XmlNode): XmlNode {
  if (typeof node === 'string') return node;
  const href = node.attributes.find(([name]) => name === 'href')?.[1];
  const attributes: XmlElement['attributes'] =
    node.name === 'a' && href?.startsWith('#fr-') === true
      ? [...node.attributes, ['role', 'doc-backlink']]
      : node.attributes;
  return { ...node, attributes, children: node.children.map(withBacklinks) };
}

/** The number in the text. The `sup` is outside the link, which is the reference. */
export function noteReference(node: HtmlElement, converter: Converter): readonly XmlNode[] {
  const children = converter.children(node, 'phrasing').map((child) =>
    typeof child === 'object' && child.name === 'a'
      ? {
          ...child,
          attributes: [
            ...child.attributes,
            ['epub:type', 'noteref'] as const,
            ['role', 'doc-noteref'] as const,
          ],
        }
      : child,
  );
  const attributes = converter.attributes(node, 'sup').filter(([name]) => name !== 'title');
  return [xml('sup', attributes, children)];
}
