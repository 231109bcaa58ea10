// Adds an author's raw HTML to the chapter's tree, token by token as mdBook does.
import { type Location, diagnose } from '../../../core/diagnostic.ts';
import { restorePipes } from '../syntax/protected-pipes.ts';
import type { ChapterContext } from './context.ts';
import { appendHtmlText, appendMarkerComment } from './html-placeholders.ts';
import { type HtmlToken, htmlTokens } from './html-tokens.ts';
import { type ElementNode, attributeOf, element, isVoidElement } from './node.ts';

/** `html` is a whole block or a single inline tag; `offset` maps its offsets to the chapter's text. */
export function appendHtml(context: ChapterContext, html: string, offset: (at: number) => number): void {
  const locate = (start: number, end: number): Location => context.locate(offset(start), offset(end));
  let at = 0;
  for (const token of htmlTokens(html)) {
    if (token.kind === 'text') {
      const start = (): number => Math.max(at, html.indexOf(token.text, at));
      appendRawText(context, token.text, (from, to) => locate(start() + from, start() + to));
    } else if (token.kind === 'comment') {
      const written = `<!--${token.text}-->`;
      const start = Math.max(at, html.indexOf(written, at));
      const place = { locate: () => locate(start, start + written.length), isInline: html === written };
      if (!appendMarkerComment(context, written, place)) appendToken(context, token, locate);
    } else appendToken(context, token, locate);
    if (token.kind === 'start' || token.kind === 'end') at = token.end;
  }
}

/** Elements whose text is not for readers, is code, or can't have elements of HTML. */
const PLAIN_TEXT = [
  ...[
    'pre',
    'code',
    'kbd',
    'samp',
    'textarea',
    'script',
    'style',
    'title',
    'option',
    'noscript',
    'svg',
    'math',
  ],
];

/** Adds text of raw HTML, with the parts that plugins replace. `locate` maps a range of it. */
function appendRawText(
  context: ChapterContext,
  text: string,
  locate: (start: number, end: number) => Location,
): void {
  const { builder, nodes } = context;
  const append = (part: string, from: number): void => {
    if (part.includes('{{')) appendHtmlText(context, part, (start, end) => locate(from + start, from + end));
    else builder.appendText(restorePipes(part));
  };
  let at = 0;
  const found = nodes.partsOfHtml.flatMap((partsOf) => partsOf(text));
  const isPlain = found.length > 0 && PLAIN_TEXT.some((name) => builder.isInside(name));
  for (const { start, end, append: appendPart } of isPlain ? [] : found) {
    append(text.slice(at, start), at);
    appendPart(context, locate(start, end));
    at = end;
  }
  append(text.slice(at), at);
}

function appendToken(
  { builder, uses, diagnostics }: ChapterContext,
  token: Exclude<HtmlToken, { readonly kind: 'text' }>,
  locate: (start: number, end: number) => Location,
): void {
  switch (token.kind) {
    case 'raw-text':
      builder.append({ kind: 'raw', html: restorePipes(token.text) });
      return;
    case 'comment':
      builder.append({ kind: 'raw', html: `<!--${restorePipes(token.text)}-->` });
      return;
    case 'end': {
      const at = locate(token.start, token.end);
      if (!isVoidElement(token.name)) builder.closeRaw(token.name, at);
      else diagnostics.push(diagnose('html/stray-end-tag', { tag: token.name, isVoid: true }, at));
      // As browsers read it (HTML 13.2.6.4.7).
      if (token.name === 'br') builder.append(element('br'));
      return;
    }
    case 'start': {
      const node = elementOf(token, locate(token.start, token.end));
      if (node.name === 'style' || attributeOf(node, 'style') !== undefined) uses.add('styles');
      if (node.name === 'script') uses.add('scripts');
      if (isVoidElement(node.name) || token.selfClosing) builder.append(node);
      else builder.openRaw(node);
    }
  }
}

const elementOf = ({ name, attributes }: HtmlToken & { kind: 'start' }, at: Location): ElementNode => ({
  kind: 'element',
  name,
  attributes: attributes.map(([key, value]) => [key, restorePipes(value)]),
  children: [],
  raw: true,
  at,
  from: at.file,
});
