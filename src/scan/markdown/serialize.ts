// The chapter's tree -> its body: HTML text, with a slot wherever an address or a block is the book's to write.
import { escapeHtml, escapeText } from '../../core/escape-html.ts';
import { isInternalUrl, type BookPath } from '../../core/path.ts';
import type { Body, Piece, Slot } from './body.ts';
import { isVoidElement } from './tree/void-element.ts';
import { type ElementNode, type Node, type SlotNode, attributeOf } from './tree/node.ts';

/** mdBook starts these on a line of their own; it reads well and costs little. */
const OWN_LINE: ReadonlySet<string> = new Set(
  'blockquote dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre table tbody thead tr ul'.split(' '),
);

/** Attributes that hold an address, by element. */
const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  img: ['src'],
  source: ['src'],
  video: ['src', 'poster'],
  audio: ['src'],
  track: ['src'],
  embed: ['src'],
  iframe: ['src'],
  object: ['data'],
  area: ['href'],
};

/** Collects pieces, joining neighbouring strings. */
interface Writer {
  readonly pieces: Piece[];
  html: string;
  /** Whether `html` ends a line. Kept beside it, since to look at the end of a string that grows costs its whole length. */
  atLineStart: boolean;
}

/** The body of a chapter whose tree is finished. `source` is where addresses start that have no origin of their own. */
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
  return node.slot.kind === 'reference'
    ? { ...node.slot, children: serialize(node.children, source) }
    : node.slot;
}

/** A link within the book is a slot with all it holds: what it leads to may turn out to have no page. */
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
  const addresses = ADDRESSES[node.name];
  for (const [name, value] of node.attributes) {
    add(writer, ` ${name}="`);
    if (addresses?.includes(name) && isInternalUrl(value))
      put(writer, { kind: 'url', url: value, from: node.from ?? source });
    else add(writer, escapeHtml(value));
    add(writer, '"');
  }
}
