// Images, and the links that replace players, frames and remote images.
import { type Converter, type HtmlElement, attributeOf, isElement, isInLink } from './html-tree.ts';
import type { Content } from './html-rules.ts';
import { type XmlNode, textOfNodes, xml } from './xml.ts';

/** The image; its alt text where the EPUB can't have it, as a link if it is on another site. */
export function image(node: HtmlElement, converter: Converter): readonly XmlNode[] {
  const { use } = converter;
  const src = attributeOf(node, 'src') ?? '';
  const alt = attributeOf(node, 'alt') ?? '';
  const found = use.image(src);
  if (found === undefined) return alternative(node, alt);
  if (found === 'remote') {
    const href = isInLink(node) ? undefined : use.linkHref(src);
    return href === undefined
      ? alternative(node, alt)
      : [xml('a', [['href', href]], [alt === '' ? src : alt])];
  }
  if (alt.trim() === '') use.onFeature('undescribed');
  const attributes = converter
    .attributes(node, 'img')
    .filter(([name]) => name !== 'lang' && name !== 'xml:lang');
  return [xml('img', [['src', found.href], ['alt', alt], ...attributes])];
}

const alternative = (node: HtmlElement, alt: string): readonly XmlNode[] => {
  const title = attributeOf(node, 'title');
  return alt === '' && title === undefined
    ? []
    : [xml('span', [['class', 'missing-image']], [alt === '' ? (title ?? '') : alt])];
};

/** A link to what would be played or shown, or the text that is there for browsers without it. */
export function media(node: HtmlElement, content: Content, converter: Converter): readonly XmlNode[] {
  const { use } = converter;
  use.onLeftOut(node.tagName);
  const source = node.childNodes.find((child) => isElement(child) && child.tagName === 'source');
  const address =
    attributeOf(node, node.tagName === 'object' ? 'data' : 'src') ??
    (source !== undefined && isElement(source) ? attributeOf(source, 'src') : undefined);
  const inside = converter.children(node, content);
  if (textOfNodes(inside).trim() !== '') return inside;
  const href = address === undefined || isInLink(node) ? undefined : use.linkHref(address);
  const label = attributeOf(node, 'title') ?? attributeOf(node, 'aria-label') ?? address;
  if (label === undefined) return [];
  return [href === undefined ? label : xml('a', [['href', href]], [label])];
}
