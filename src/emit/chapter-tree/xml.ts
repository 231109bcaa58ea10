// XML nodes, and their text.
import { escapeHtml, escapeText } from '../../core/escape-html.ts';

export interface XmlElement {
  /** With its prefix. */
  readonly name: string;
  /** In output order, without duplicates; values are plain text. */
  readonly attributes: readonly Attribute[];
  readonly children: readonly XmlNode[];
}

export type Attribute = readonly [name: string, value: string];

/** A string is plain text. */
export type XmlNode = string | XmlElement;

export const xml = (
  name: string,
  attributes: readonly Attribute[] = [],
  children: readonly XmlNode[] = [],
): XmlElement => ({ name, attributes, children });

/** The characters that XML 1.0 forbids (section 2.2), and halves of surrogate pairs. */
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A whole document. Forbidden characters become U+FFFD. */
export const xmlDocument = (root: XmlElement, doctype = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${doctype}${xmlText(root)}\n`.replace(FORBIDDEN, '\ufffd');

export function xmlText(node: XmlNode): string {
  if (typeof node === 'string') return escapeText(node);
  let attributes = '';
  for (const [name, value] of node.attributes) attributes += ` ${name}="${attributeText(value)}"`;
  if (node.children.length === 0 && !KEPT_OPEN.has(node.name)) return `<${node.name}${attributes}/>`;
  let children = '';
  for (const child of node.children) children += xmlText(child);
  return `<${node.name}${attributes}>${children}</${node.name}>`;
}

/** A parser turns line breaks in attributes into spaces unless they are escaped. */
const attributeText = (value: string): string =>
  escapeHtml(value).replace(/[\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`);

/** Empty elements that older readers take for a start tag if they are written as `<a/>`. */
const KEPT_OPEN: ReadonlySet<string> = new Set(
  'a aside b body code dd div dt em figure i iframe li ol p pre script section span strong style td th title ul'.split(
    ' ',
  ),
);

/** The plain text of nodes. */
export const textOfNodes = (nodes: readonly XmlNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : textOfNodes(node.children))).join('');

/** Whether there is text or an element that shows something without text, such as an image. */
export const isVisible = (nodes: readonly XmlNode[]): boolean =>
  nodes.some((node) =>
    typeof node === 'string'
      ? node.trim() !== ''
      : /^(?:img|svg|math|hr)$/.test(node.name) || isVisible(node.children),
  );
