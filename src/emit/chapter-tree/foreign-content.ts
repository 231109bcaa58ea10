// SVG and MathML as XML, without scripts and without what they would load from elsewhere.
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { type Attribute, type XmlElement, type XmlNode, xml } from './xml.ts';

export const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';
export const MATH_NAMESPACE = 'http://www.w3.org/1998/Math/MathML';
const XLINK_NAMESPACE = 'http://www.w3.org/1999/xlink';

export interface ForeignUse {
  /** The address of an `image` element in the EPUB; absent if it can't have the image. */
  readonly imageHref: (href: string) => string | undefined;
  /** An id as it may be in the document; absent if it is taken. */
  readonly takeId: (id: string) => string | undefined;
  /** Called for each script and each address that is left out. */
  readonly onUnsafe: () => void;
}

const UNSAFE_ELEMENTS: ReadonlySet<string> = new Set(
  'script foreignObject iframe audio video canvas embed object handler listener annotation-xml'.split(' '),
);

/** Colors that MathML 3 allows: the names of HTML 4, and hexadecimal numbers (section 2.1.5). */
const MATH_COLOR =
  /^(?:#(?:[\da-f]{3}){1,2}|aqua|black|blue|fuchsia|gray|green|lime|maroon|navy|olive|purple|red|silver|teal|transparent|white|yellow)$/i;

const XML_NAME = /^[A-Za-z_][\w.-]*$/;

/** The element with its namespace, or none for what may not stay. */
export function foreignNode(node: Tree.Element, use: ForeignUse): readonly XmlElement[] {
  const kept = new Set<string>();
  const takeId = (id: string): string | undefined => {
    const taken = use.takeId(id);
    if (taken === id) kept.add(id);
    return taken;
  };
  const converted = convert(node, { ...use, takeId });
  if (converted === undefined) return [];
  const element = withoutLostLabels(converted, kept);
  if (element.name === 'svg') {
    const namespaces: Attribute[] = [
      ['xmlns', SVG_NAMESPACE],
      ['xmlns:xlink', XLINK_NAMESPACE],
    ];
    return [{ ...element, attributes: [...namespaces, ...element.attributes] }];
  }
  const spoken = annotationOf(node);
  const described: readonly Attribute[] = spoken === undefined ? [] : [['alttext', spoken]];
  return [{ ...element, attributes: [['xmlns', MATH_NAMESPACE], ...element.attributes, ...described] }];
}

const LABELS: ReadonlySet<string> = new Set(['aria-labelledby', 'aria-describedby']);

/** Drops references to labels that aren't part of the picture. Readers still find its `title` and `desc`. */
const withoutLostLabels = (element: XmlElement, ids: ReadonlySet<string>): XmlElement => ({
  ...element,
  attributes: element.attributes.filter(
    ([name, value]) => !LABELS.has(name) || value.split(/\s+/).every((id) => ids.has(id)),
  ),
});

/** The formula as it was written, for readers without MathML. */
function annotationOf(node: Tree.Element): string | undefined {
  if (node.attrs.some(({ name }) => name === 'alttext')) return undefined;
  const found = node.childNodes
    .flatMap((child) => ('childNodes' in child ? child.childNodes : []))
    .find((child) => child.nodeName === 'annotation');
  const text = found && 'childNodes' in found ? found.childNodes[0] : undefined;
  return text?.nodeName === '#text' ? (text as Tree.TextNode).value : undefined;
}

function convert(node: Tree.Element, use: ForeignUse): XmlElement | undefined {
  const { tagName: name } = node;
  if (UNSAFE_ELEMENTS.has(name) || !XML_NAME.test(name)) {
    if (name !== 'annotation-xml' && !name.includes(':')) use.onUnsafe();
    return undefined;
  }
  const attributes = node.attrs.flatMap((attribute): readonly Attribute[] =>
    convertAttribute(name, attribute, use),
  );
  if (name === 'image' && !attributes.some(([key]) => key.endsWith('href'))) return undefined;
  return xml(name, attributes, convertChildren(node, use));
}

function convertChildren({ tagName, childNodes }: Tree.Element, use: ForeignUse): readonly XmlNode[] {
  return childNodes.flatMap((child): readonly XmlNode[] => {
    if (child.nodeName === '#text') {
      const { value } = child as Tree.TextNode;
      return [tagName === 'style' ? safeStyle(value, use) : value];
    }
    if (!('tagName' in child)) return [];
    const element = convert(child, use);
    return element === undefined ? [] : [element];
  });
}

function convertAttribute(
  element: string,
  { name, prefix, value }: Tree.Element['attrs'][number],
  use: ForeignUse,
): readonly Attribute[] {
  const full = prefix !== undefined && prefix !== '' ? `${prefix}:${name}` : name;
  if (/^on/i.test(name)) {
    use.onUnsafe();
    return [];
  }
  if (full === 'id') {
    const id = use.takeId(value);
    return id === undefined ? [] : [['id', id]];
  }
  if (name === 'href' && (full === 'href' || full === 'xlink:href')) {
    const href = safeHref(element, value, use);
    if (href === undefined) use.onUnsafe();
    return href === undefined ? [] : [[full, href]];
  }
  if (full === 'style') return [['style', safeStyle(value, use)]];
  if (full === 'mathcolor' && !MATH_COLOR.test(value)) return [['style', safeStyle(`color: ${value}`, use)]];
  if (full === 'xml:space' || full === 'xml:lang') return [[full, value]];
  return XML_NAME.test(full) && !/^(?:xmlns|is|slot|src)$/i.test(full) ? [[full, value]] : [];
}

function safeHref(element: string, href: string, { imageHref }: ForeignUse): string | undefined {
  if (href.startsWith('#')) return href;
  if (element === 'image')
    return /^data:image\/(?:png|jpeg|gif|webp);base64,/i.test(href) ? href : imageHref(href);
  return element === 'a' && /^https?:/i.test(href) && URL.canParse(href) ? new URL(href).href : undefined;
}

/** A style sheet that loads nothing. */
function safeStyle(css: string, { onUnsafe }: ForeignUse): string {
  const safe = css
    .replace(/@import[^;]*(?:;|$)/gi, '')
    .replace(/url\(\s*(?!["']?\s*(?:#|data:(?:image|font)))[^)]*\)/gi, 'none');
  if (safe !== css) onUnsafe();
  return safe;
}
