// `> [!NOTE]` -> a marked block quote with a title (pulldown-cmark's ENABLE_GFM).
import type { MarkdownIt, Token } from 'markdown-it';

/** The type of the tokens for titles; their `info` is the kind of the alert, in lower case. */
export const ALERT_TITLE = 'alert_title';

/** The tag is alone on the quote's first line, in any case. */
const TAG = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i;

/** Replaces the line of the tag by a title. */
export function alerts(md: MarkdownIt): void {
  md.core.ruler.before('inline', 'alerts', ({ tokens, Token: TokenOf }) => {
    for (let i = 0; i < tokens.length; i++) {
      const [quote, paragraph, inline, end] = tokens.slice(i, i + 4);
      if (quote?.type !== 'blockquote_open' || paragraph?.type !== 'paragraph_open' || !inline || !end)
        continue;
      const tag = TAG.exec(inline.content);
      if (!tag) continue;
      const kind = (tag[1] ?? '').toLowerCase();
      quote.attrSet('class', `blockquote-tag blockquote-tag-${kind}`);
      inline.content = inline.content.slice(tag[0].length);
      if (inline.map) inline.map = [inline.map[0] + 1, inline.map[1]];
      const title: Token = new TokenOf(ALERT_TITLE, 'p', 0);
      title.info = kind;
      tokens.splice(i + 1, inline.content.trim() === '' ? 3 : 0, title);
    }
  });
}
