// Adds an author's raw HTML to the chapter's tree, token by token as mdBook does.
import type { Location } from '../../../core/diagnostic.ts';
import { restorePipes } from '../syntax/protected-pipes.ts';
import type { ChapterContext } from './context.ts';
import { type HtmlToken, htmlTokens } from './html-tokens.ts';
import { type ElementNode, attributeOf, isVoidElement } from './node.ts';
import { appendMarkedText } from './terms.ts';

/** `html` is a whole block or a single inline tag; `offset` maps its offsets to the chapter's text. */
export function appendHtml(context: ChapterContext, html: string, offset: (at: number) => number): void {
  const locate = (start: number, end: number): Location => context.locate(offset(start), offset(end));
  let at = 0;
  for (const token of htmlTokens(html)) {
    if (token.kind === 'text' && token.text.includes('{{')) {
      const start = Math.max(at, html.indexOf(token.text, at));
      appendMarkedText(context, token.text, (from, to) => locate(start + from, start + to));
    } else appendToken(context, token, locate);
    if (token.kind === 'start' || token.kind === 'end') at = token.end;
  }
}

function appendToken(
  { builder, uses }: ChapterContext,
  token: HtmlToken,
  locate: (start: number, end: number) => Location,
): void {
  switch (token.kind) {
    case 'text':
      builder.appendText(restorePipes(token.text));
      return;
    case 'raw-text':
      builder.append({ kind: 'raw', html: restorePipes(token.text) });
      return;
    case 'comment':
      builder.append({ kind: 'raw', html: `<!--${restorePipes(token.text)}-->` });
      return;
    case 'end':
      builder.closeRaw(token.name, locate(token.start, token.end));
      return;
    case 'start': {
      const node = elementOf(token, locate(token.start, token.end));
      if (node.name === 'style' || attributeOf(node, 'style') !== undefined) uses.add('styles');
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
