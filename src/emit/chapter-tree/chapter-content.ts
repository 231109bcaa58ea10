// A chapter's HTML as the XHTML of an EPUB: well-formed, valid, and without anything interactive.
import { type DefaultTreeAdapterTypes as Tree, parseFragment } from 'parse5';
import type { ChapterUse } from './chapter-use.ts';
import { curlyQuotes } from './curly-quotes.ts';
import { codeBlock } from './code-block.ts';
import { foreignNode, MATH_NAMESPACE, SVG_NAMESPACE } from './foreign-content.ts';
import { footnotes, isFootnoteList, isNoteReference, noteReference } from './footnotes.ts';
import {
  type Content,
  CONTROLS,
  IGNORED,
  MEDIA,
  PARTS,
  contentOf,
  elementFor,
  isAllowed,
  isFlowOnly,
  isPhrasing,
  isVoid,
} from './html-rules.ts';
import {
  type Converter,
  type HtmlElement,
  attributeOf,
  hasClass,
  isElement,
  isInLink,
  isText,
} from './html-tree.ts';
import { indexType } from './index-types.ts';
import { image, media } from './media.ts';
import { definitions, listItems, tableParts } from './structure.ts';
import { type Attribute, type XmlNode, isVisible, xml } from './xml.ts';

export function chapterContent(html: string, use: ChapterUse): readonly XmlNode[] {
  const converter = createConverter(use);
  const { childNodes } = parseFragment(html, { scriptingEnabled: false });
  return childNodes.flatMap((node) => converter.one(node, 'flow'));
}

function createConverter(use: ChapterUse): Converter {
  const quotes = use.curlyQuotes ? curlyQuotes() : undefined;
  const converter: Converter = {
    use,
    children: (node, content) => node.childNodes.flatMap((child) => converter.one(child, content)),
    one: (node, content) => {
      if (isText(node)) return [quotes && !isInCode(node) ? quotes(node.value) : node.value];
      if (!isElement(node)) return [];
      if (isFlowOnly(node.tagName)) quotes?.('\n');
      return convert(node, content, converter);
    },
    attributes: (node, as) => attributesOf(node, as, use),
  };
  return converter;
}

const isInCode = ({ parentNode }: Tree.TextNode): boolean => {
  for (let at = parentNode; at !== null && isElement(at); at = at.parentNode) {
    if (at.tagName === 'code' || at.tagName === 'pre' || at.tagName === 'kbd') return true;
  }
  return false;
};

function convert(node: HtmlElement, content: Content, converter: Converter): readonly XmlNode[] {
  const { use } = converter;
  const namespace: string = node.namespaceURI;
  if (namespace === SVG_NAMESPACE || namespace === MATH_NAMESPACE) {
    use.onFeature(namespace === SVG_NAMESPACE ? 'svg' : 'mathml');
    return foreignNode(node, use);
  }
  return special(node, content, converter) ?? plain(node, content, converter);
}

/** Elements that mean more than their name; absent for all others. */
function special(node: HtmlElement, content: Content, converter: Converter): readonly XmlNode[] | undefined {
  const { use } = converter;
  const { tagName: name } = node;
  if (name === 'style') use.onStyle(textOf(node));
  if (name === 'style' || IGNORED.has(name)) return [];
  if (name === 'a') return link(node, content, converter);
  if (name === 'img') return image(node, converter);
  if (name === 'picture')
    return node.childNodes
      .filter(isElement)
      .flatMap((child) => (child.tagName === 'img' ? image(child, converter) : []));
  if (MEDIA.has(name)) return media(node, content, converter);
  if (name === 'input' && attributeOf(node, 'type') === 'checkbox' && !hasClass(node, 'checkbox-img'))
    return [attributeOf(node, 'checked') === undefined ? '☐' : '☑'];
  if (CONTROLS.has(name)) {
    if (!hasClass(node, 'checkbox-img')) use.onLeftOut(name);
    return name === 'canvas' ? converter.children(node, content) : [];
  }
  if (name === 'form' || name === 'button') use.onLeftOut(name);
  // A picture that can be enlarged, and its larger copy.
  if (hasClass(node, 'checkbox-label')) return converter.children(node, content);
  if (hasClass(node, 'img-wrapper') || hasClass(node, 'boring')) return [];
  if (name === 'pre') return codeBlock(node, content, converter);
  if (isFootnoteList(node)) return footnotes(node, converter);
  if (isNoteReference(node)) return noteReference(node, converter);
  return undefined;
}

function plain(node: HtmlElement, content: Content, converter: Converter): readonly XmlNode[] {
  const { name, inside } = placed(node, content);
  const attributes = converter.attributes(node, name);
  if (isVoid(name)) return [xml(name, attributes)];
  return [xml(name, attributes, childrenOf(node, { name, inside }, converter))];
}

/** The element's name where it is, and what may be in it. */
function placed(node: HtmlElement, content: Content): { readonly name: string; readonly inside: Content } {
  const name = elementFor(node.tagName);
  if (content === 'phrasing') {
    const fits = !isFlowOnly(name) && !isLostPart(node, name);
    return { name: fits ? name : 'span', inside: 'phrasing' };
  }
  if (isLostPart(node, name)) return { name: 'div', inside: 'flow' };
  if (isPhrasing(name) && hasFlow(node)) return { name: 'div', inside: 'flow' };
  return { name, inside: contentOf(name, content) };
}

/** Parts whose parent the converter doesn't arrange: `structure.ts` converts the others. */
const isLostPart = (node: HtmlElement, name: string): boolean => {
  if (!PARTS.has(name)) return false;
  const parent = node.parentNode !== null && isElement(node.parentNode) ? node.parentNode.tagName : '';
  return !(
    (name === 'figcaption' && parent === 'figure') ||
    ((name === 'rt' || name === 'rp') && parent === 'ruby')
  );
};

const hasFlow = ({ childNodes }: HtmlElement): boolean =>
  childNodes.some((child) => isElement(child) && (isFlowOnly(elementFor(child.tagName)) || hasFlow(child)));

function childrenOf(
  node: HtmlElement,
  { name, inside }: { readonly name: string; readonly inside: Content },
  converter: Converter,
): readonly XmlNode[] {
  if (name === 'ul' || name === 'ol') return listItems(node, converter);
  if (name === 'dl') return definitions(node, converter);
  if (name === 'table') return tableParts(node, converter);
  return converter.children(node, inside);
}

/** Without an address or anything to see an anchor; without a possible address its text. */
function link(node: HtmlElement, content: Content, converter: Converter): readonly XmlNode[] {
  const { use } = converter;
  const href = attributeOf(node, 'href');
  const isPermalink = hasClass(node, 'header') && href?.startsWith('#') === true;
  const target = href === undefined || isPermalink || isInLink(node) ? undefined : use.linkHref(href);
  const children = converter.children(node, content);
  const attributes = converter.attributes(node, 'a');
  if (target !== undefined && isVisible(children))
    return [xml('a', [['href', target], ...attributes], children)];
  const anchor = attributes.filter(([name]) => name === 'id' || name === 'lang' || name === 'dir');
  if (anchor.length === 0) return children;
  // An anchor around blocks would be a block in a span.
  return [xml('span', anchor), ...children];
}

function attributesOf(
  node: HtmlElement,
  as: string,
  { takeId, direction }: ChapterUse,
): readonly Attribute[] {
  const found: Attribute[] = [];
  const styles: string[] = [];
  for (const { name, value, prefix } of node.attrs) {
    if (prefix || (name === 'class' && node.tagName === 'summary')) continue;
    if (name === 'id' || (name === 'name' && node.tagName === 'a' && attributeOf(node, 'id') === undefined)) {
      const id = takeId(value);
      if (id !== undefined) found.push(['id', id]);
    } else if (name === 'style') styles.push(safeDeclarations(value));
    else if (name === 'align' && /^(?:left|right|center|justify)$/i.test(value))
      styles.push(`text-align: ${value.toLowerCase()}`);
    else if (name === 'lang' && isAllowed(as, name, value)) found.push(['lang', value], ['xml:lang', value]);
    else if (name === 'class' ? value.trim() !== '' : isAllowed(as, name, value))
      found.push([name, name === 'hidden' || name === 'reversed' ? name : value]);
  }
  if (node.tagName === 'center') styles.push('text-align: center');
  if (node.tagName === 'summary') found.push(['class', 'summary']);
  const style = styles.filter((one) => one !== '').join('; ');
  if (direction === 'rtl' && (as === 'pre' || as === 'code') && !found.some(([name]) => name === 'dir'))
    found.push(['dir', 'ltr']);
  if (as === 'bdo' && !found.some(([name]) => name === 'dir')) found.push(['dir', 'auto']);
  if (as === 'data' && !found.some(([name]) => name === 'value')) found.push(['value', '']);
  return [...found, ...(style === '' ? [] : [['style', style] as const]), ...indexType(node)];
}

/** Declarations without addresses, and without what EPUB forbids (EPUB 3.3, 6.3.1.2). */
const safeDeclarations = (css: string): string =>
  css
    .split(';')
    .map((declaration) => declaration.trim())
    .filter(
      (declaration) =>
        /^[\w-]+\s*:\s*[^{}]+$/.test(declaration) &&
        !/^(?:direction|unicode-bidi)\b|url\(/i.test(declaration),
    )
    .join('; ');

const textOf = ({ childNodes }: HtmlElement): string =>
  childNodes.map((node) => (isText(node) ? node.value : '')).join('');
