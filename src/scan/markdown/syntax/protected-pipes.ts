// `|` inside an index marker or a wikilink -> a stand-in of the same length, so that no table is cut there.
import type { MarkdownIt } from 'markdown-it';

/** A private-use character, never text of a book; one code unit, so that offsets stay true. */
const STAND_IN = '\uE07C';

const INDEX_MARKER = /(?:\{\{|<<)(?:hi|ii|i):[^\n]*?(?:\}\}|>>)/g;
const WIKI_LINK = /\[\[[^\][\n]*?\]\]/g;

const protect = (match: string): string => match.replaceAll('|', STAND_IN);

/** Puts the pipe back, wherever text leaves the parser. */
export const restorePipes = (text: string): string =>
  text.includes(STAND_IN) ? text.replaceAll(STAND_IN, '|') : text;

/** Only lines that hold both can be meant, so a book without such markers pays one scan. */
export function protectedPipes(md: MarkdownIt, wikiLinks: 'wiki-links' | 'plain'): void {
  md.core.ruler.after('normalize', 'protected_pipes', (state) => {
    if (!state.src.includes('|')) return;
    if (state.src.includes(':')) state.src = state.src.replace(INDEX_MARKER, protect);
    if (wikiLinks === 'wiki-links' && state.src.includes('[['))
      state.src = state.src.replace(WIKI_LINK, protect);
  });
}
