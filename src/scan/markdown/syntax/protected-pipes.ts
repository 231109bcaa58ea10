// Replaces `|` inside index markers and wikilinks with a placeholder, so that they don't split table cells.
import type { MarkdownIt } from 'markdown-it';

/** A private-use character that books don't contain; one code unit, so that offsets don't change. */
const STAND_IN = '\uE07C';

const INDEX_MARKER = /(?:\{\{|<<)(?:hi|ii|i):[^\n]*?(?:\}\}|>>)/g;
const WIKI_LINK = /\[\[[^\][\n]*?\]\]/g;

/** Replaces each `|`; an escaped one doesn't split cells anyway. */
export const protectPipes = (text: string): string => text.replace(/(?<!\\)\|/g, STAND_IN);

const protect = (match: string): string => match.replaceAll('|', STAND_IN);

/** Restores the pipes; call it on all text that leaves the parser. */
export const restorePipes = (text: string): string =>
  text.includes(STAND_IN) ? text.replaceAll(STAND_IN, '|') : text;

/** Checks for the required characters first, so that books without such markers pay for a single scan. */
export function protectedPipes(md: MarkdownIt, wikiLinks: 'wiki-links' | 'plain'): void {
  md.core.ruler.after('normalize', 'protected_pipes', (state) => {
    if (!state.src.includes('|')) return;
    if (state.src.includes(':')) state.src = state.src.replace(INDEX_MARKER, protect);
    if (wikiLinks === 'wiki-links' && state.src.includes('[['))
      state.src = state.src.replace(WIKI_LINK, protect);
  });
}
