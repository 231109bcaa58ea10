// Turns the inline tokens of a paragraph into events.
import type { Token } from 'markdown-it';
import { footnoteLabelOf } from '../../scan/markdown/syntax/footnote-syntax.ts';
import { type MarkdownEvent, type TagName, type EventContent, textEvent } from './events.ts';
import type { Run } from './references.ts';

const SPANS: Readonly<Record<string, TagName>> = {
  em: 'emphasis',
  strong: 'strong',
  s: 'strikethrough',
  link: 'link',
};

/** `line` is that of the paragraph. */
export function inlineEvents(tokens: readonly Token[], line: number): readonly MarkdownEvent[] {
  const events: MarkdownEvent[] = [];
  let at = line;
  // Text that the next plain text continues.
  let open: string | undefined;
  const flush = (): void => {
    if (open !== undefined && open !== '') events.push(textEvent(open, at));
    open = undefined;
  };
  const push = (event: EventContent): void => {
    flush();
    events.push({ ...event, line: at });
  };
  for (const token of tokens) {
    // A backslash that escapes nothing is text.
    const isPlain =
      token.type === 'text_special' && token.info === 'escape' && token.content === token.markup;
    if (isPlain || (token.type === 'text' && token.meta === null)) {
      open = (open ?? '') + token.content;
    } else if (token.type === 'text') {
      flush();
      const { label } = token.meta as Run;
      const event = textEvent(token.content, at);
      events.push(label === undefined ? event : { ...event, label });
    } else if (token.type === 'text_special') {
      flush();
      if (token.info === 'escape' && token.content !== '`') open = token.content;
      else events.push(textEvent(token.content, at));
    } else {
      if (token.type === 'softbreak' || token.type === 'hardbreak') {
        if (open !== undefined) open = open.replace(/[ \t]+$/, '');
      }
      for (const event of eventsOf(token, at)) push(event);
      if (token.type === 'softbreak' || token.type === 'hardbreak') at++;
    }
  }
  flush();
  return events;
}

function eventsOf(token: Token, line: number): readonly EventContent[] {
  const { type, content } = token;
  switch (type) {
    case 'softbreak':
      return [{ kind: 'text', text: ' ' }];
    case 'hardbreak':
      return [{ kind: 'hard-break' }];
    case 'code_inline':
      return [{ kind: 'code', text: content }];
    case 'html_inline':
      return [{ kind: 'inline-html', text: content }];
    case 'footnote_reference':
    case 'undefined_footnote':
      return [{ kind: 'footnote-reference', label: footnoteLabelOf(token) }];
    case 'image': {
      const url = String(token.attrGet('src') ?? '');
      const title = String(token.attrGet('title') ?? '');
      return [
        { kind: 'start', tag: { name: 'image', url, title } },
        ...inlineEvents(token.children ?? [], line),
        { kind: 'end', name: 'image' },
      ];
    }
    case 'link_open': {
      const url = String(token.attrGet('href') ?? '');
      const title = String(token.attrGet('title') ?? '');
      return [{ kind: 'start', tag: { name: 'link', url, title, isAutolink: token.markup === 'autolink' } }];
    }
    default:
      return spanEvents(type);
  }
}

function spanEvents(type: string): readonly EventContent[] {
  const name = SPANS[type.replace(/_(?:open|close)$/, '')];
  if (name === undefined) return [];
  if (type.endsWith('_close')) return [{ kind: 'end', name }];
  return [{ kind: 'start', tag: { name } as Extract<EventContent, { kind: 'start' }>['tag'] }];
}
