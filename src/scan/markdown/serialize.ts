// Serializes a chapter's tree to a body: HTML with slots for URLs and blocks that depend on the whole book.
import { addressKind, splitAddressSet } from '../../core/address-attributes.ts';
import { escapeHtml, escapeText } from '../../core/escape-html.ts';
import { isInternalUrl, type BookPath } from '../../core/path.ts';
import type { Body, Piece, Slot } from './body.ts';
import { type ElementNode, type Node, type SlotNode, attributeOf, isVoidElement } from './tree/node.ts';

/** Elements that mdBook starts on a new line. */
const OWN_LINE: ReadonlySet<string> = new Set(
  'blockquote dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre table tbody thead tr ul'.split(' '),
);

/** Collects pieces and joins adjacent strings. */
interface Writer {
  readonly pieces: Piece[];
  html: string;
  /**
   * Whether `html` ends with a line end. Tracked here, because inspecting the end of a growing string flattens it.
   */
  atLineStart: boolean;
}

/** `source` is the base of URLs in nodes without a file of their own. */
export function serialize(nodes: readonly Node[], source: BookPath): Body {
  const writer: Writer = { pieces: [], html: '', atLineStart: false };
  for (const node of nodes) write(writer, node, source);
  if (writer.html !== '') writer.pieces.push(writer.html);
  return writer.pieces;
}

function put(writer: Writer, slot: Slot): void {
  if (writer.html !== '') writer.pieces.push(writer.html);
  writer.html = '';
  writer.atLineStart = false;
  writer.pieces.push(slot);
}

function add(writer: Writer, html: string): void {
  if (html === '') return;
  writer.html += html;
  writer.atLineStart = html.endsWith('\n');
}

function write(writer: Writer, node: Node, source: BookPath): void {
  switch (node.kind) {
    case 'text':
      add(writer, escapeText(node.text));
      return;
    case 'raw':
      add(writer, node.html);
      return;
    case 'slot':
      put(writer, withChildren(node, source));
      return;
    case 'element':
      if (!writeLink(writer, node, source)) writeElement(writer, node, source);
  }
}

function withChildren(node: SlotNode, source: BookPath): Slot {
  return node.slot.kind === 'reference' || node.slot.kind === 'term'
    ? { ...node.slot, children: serialize(node.children, source) }
    : node.slot;
}

/** A link within the book becomes a slot together with its content, because its target may have no page. */
function writeLink(writer: Writer, node: ElementNode, source: BookPath): boolean {
  if (node.name !== 'a') return false;
  const url = attributeOf(node, 'href');
  if (url === undefined || !isInternalUrl(url)) return false;
  const attributes = node.attributes
    .filter(([name]) => name !== 'href')
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('');
  put(writer, {
    kind: 'link',
    url,
    from: node.from ?? source,
    attributes,
    children: serialize(node.children, source),
  });
  return true;
}

function writeElement(writer: Writer, node: ElementNode, source: BookPath): void {
  const ownLine = OWN_LINE.has(node.name);
  if (ownLine && !writer.atLineStart) add(writer, '\n');
  add(writer, `<${node.name}`);
  writeAttributes(writer, node, source);
  add(writer, '>');
  if (isVoidElement(node.name)) return;
  for (const child of node.children) write(writer, child, source);
  add(writer, `</${node.name}>${ownLine ? '\n' : ''}`);
}

function writeAttributes(writer: Writer, node: ElementNode, source: BookPath): void {
  const from = node.from ?? source;
  for (const [name, value] of node.attributes) {
    const kind = addressKind(node.name, name);
    add(writer, ` ${name}="`);
    if (kind === 'address') writeAddress(writer, value, from);
    else if (kind === 'set')
      for (const [i, part] of splitAddressSet(value).entries())
        if (i % 2 === 1) writeAddress(writer, part, from);
        else add(writer, escapeHtml(part));
    else add(writer, escapeHtml(value));
    add(writer, '"');
  }
}

function writeAddress(writer: Writer, url: string, from: BookPath): void {
  if (isInternalUrl(url)) put(writer, { kind: 'url', url, from });
  else add(writer, escapeHtml(url));
}
