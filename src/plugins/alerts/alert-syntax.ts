// `> [!NOTE]` -> a marked block quote with a title (pulldown-cmark's ENABLE_GFM), here also `> [!NOTE]- Title`.
import type { MarkdownIt, Token } from 'markdown-it';

/** The types of the tokens around a title. The `info` of the first is the kind of the alert, in lower case. */
export const TITLE_OPEN = 'alert_title_open';
export const TITLE_CLOSE = 'alert_title_close';

/** The tag begins the quote, in any case; `-` folds the box and `+` shows it unfolded. The rest of its line is the title. */
const TAG = /^\[!(note|tip|important|warning|caution)\](?:([+-])|(?=[ \t\n]|$))[ \t]*([^\n]*)(?:\n|$)/i;

export type Folding = 'none' | 'open' | 'closed';

/** What a box says of itself. */
export interface AlertHead {
  readonly kind: string;
  /** Markdown; empty for the name of the kind. */
  readonly title: string;
  readonly folding: Folding;
  /** The line of the head. */
  readonly line: number;
}

/** Makes `open` the element of a box. `make` creates tokens. Returns the title. */
export function alertTokens(
  open: Token,
  { kind, title, folding, line }: AlertHead,
  make: (type: string, tag: string, nesting: -1 | 0 | 1) => Token,
): readonly Token[] {
  open.tag = folding === 'none' ? 'blockquote' : 'details';
  open.attrSet('class', `blockquote-tag blockquote-tag-${kind}`);
  if (folding === 'open') open.attrSet('open', '');
  const tag = folding === 'none' ? 'p' : 'summary';
  const begin = make(TITLE_OPEN, tag, 1);
  begin.info = kind;
  // With words of its own, the title does without the name of its kind.
  begin.content = title;
  const end = make(TITLE_CLOSE, tag, -1);
  if (title === '') return [begin, end];
  const inline = make('inline', '', 0);
  inline.content = title;
  inline.children = [];
  inline.map = [line, line + 1];
  return [begin, inline, end];
}

const foldings: Readonly<Record<string, Folding>> = { '-': 'closed', '+': 'open' };

/** Replaces the line of the tag by a title. */
export function alerts(md: MarkdownIt): void {
  md.core.ruler.before('inline', 'alerts', ({ tokens, Token: TokenOf }) => {
    for (let i = 0; i < tokens.length; i++) {
      const [quote, paragraph, inline, end] = tokens.slice(i, i + 4);
      if (quote?.type !== 'blockquote_open' || paragraph?.type !== 'paragraph_open' || !inline || !end)
        continue;
      const [tag, kind = '', fold = '', title = ''] = TAG.exec(inline.content) ?? [];
      if (tag === undefined) continue;
      const line = inline.map?.[0] ?? 0;
      const folding = foldings[fold] ?? 'none';
      const head = { kind: kind.toLowerCase(), title: title.trim(), folding, line };
      inline.content = inline.content.slice(tag.length);
      if (inline.map) inline.map = [line + 1, inline.map[1]];
      const titled = alertTokens(quote, head, (...args) => new TokenOf(...args));
      if (folding !== 'none') closeOf(tokens, i).tag = quote.tag;
      tokens.splice(i + 1, inline.content.trim() === '' ? 3 : 0, ...titled);
    }
  });
}

/** The token that closes the quote at `index`. */
function closeOf(tokens: readonly Token[], index: number): Token {
  const level = tokens[index]?.level;
  for (let i = index + 1; ; i++) {
    const token = tokens[i];
    if (token === undefined) throw new Error('a quote is always closed');
    if (token.type === 'blockquote_close' && token.level === level) return token;
  }
}
