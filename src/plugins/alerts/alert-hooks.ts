// Renders `> [!NOTE]` as a marked block quote with a title (pulldown-cmark's ENABLE_GFM).
import type { ChapterHooks } from '../../scan/chapter-hooks.ts';
import { type Words, wordOf } from '../../core/words.ts';
import { type ElementNode, element, raw, text } from '../../scan/markdown/tree/node.ts';
import type { MarkdownIt, Token } from 'markdown-it';

/** Token type of titles; `info` is the kind of alert in lower case. */
const ALERT_TITLE = 'alert_title';

export const alertHooks: ChapterHooks<true> = {
  extend: alerts,
  tokens: {
    [ALERT_TITLE]: {
      append: ({ info }, { context }) => {
        context.builder.append(alertTitle(info, context.options.words));
      },
    },
  },
};

/** The tag must be alone on the quote's first line; case doesn't matter. */
const TAG = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i;

/** Replaces the line of the tag with a title. */
function alerts(md: MarkdownIt): void {
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

/** Original drawings on a 16-unit grid, colored by the theme. */
const ICONS: Readonly<Record<string, string>> = {
  note: '<circle cx="8" cy="8" r="6.75" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M8 7.25v4M8 4.6v.9" stroke="currentColor" stroke-width="1.7" stroke-linecap="round"/>',
  tip: '<path d="M5.6 10.4a4.4 4.4 0 1 1 4.8 0c-.5.35-.7.7-.7 1.2H6.3c0-.5-.2-.85-.7-1.2zM6.4 13.9h3.2" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>',
  important:
    '<path d="M2.5 2.75h11v8h-5l-3.25 2.9V10.75H2.5z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/><path d="M8 4.9v2.2M8 8.9v.1" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/>',
  warning:
    '<path d="M8 2 14.6 13.5H1.4z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/><path d="M8 6.2v3.2M8 11.4v.1" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/>',
  caution:
    '<path d="M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/><path d="M8 4.7v4M8 11v.1" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/>',
};

/** `<p class="blockquote-tag-title">` with the icon and the name of the kind. */
function alertTitle(kind: string, words: Words): ElementNode {
  const svg = `<svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">${ICONS[kind] ?? ''}</svg>`;
  return element('p', [['class', 'blockquote-tag-title']], [raw(svg), text(wordOf(words, `alert-${kind}`))]);
}
