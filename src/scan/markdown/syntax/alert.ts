// `> [!NOTE]` -> a marked block quote (pulldown-cmark's ENABLE_GFM).
import type { MarkdownIt } from 'markdown-it';

/** The tag stands alone on the quote's first line, in any case. */
const TAG = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i;

/** The kind of an alert, lower case; absent for an ordinary block quote. */
export const alertKindOf = (token: { readonly meta: Record<string, unknown> | null }): string | undefined =>
  typeof token.meta?.['alert'] === 'string' ? token.meta['alert'] : undefined;

/** Marks the quote and takes the tag's line away. */
export function alerts(md: MarkdownIt): void {
  md.core.ruler.before('inline', 'alerts', (state) => {
    for (let i = 0; i < state.tokens.length; i++) {
      const [quote, paragraph, inline, end] = state.tokens.slice(i, i + 4);
      if (quote?.type !== 'blockquote_open' || paragraph?.type !== 'paragraph_open' || !inline || !end)
        continue;
      const tag = TAG.exec(inline.content);
      if (!tag) continue;
      quote.meta = { ...quote.meta, alert: (tag[1] ?? '').toLowerCase() };
      inline.content = inline.content.slice(tag[0].length);
      if (inline.map) inline.map = [inline.map[0] + 1, inline.map[1]];
      if (inline.content.trim() === '') state.tokens.splice(i + 1, 3);
    }
  });
}
