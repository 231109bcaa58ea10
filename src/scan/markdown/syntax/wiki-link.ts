// Parses wikilinks: `[[page]]` and `[[page | title]]`.
import type { MarkdownIt, StateInline } from 'markdown-it';
import { noteInlineSpan } from './positions.ts';
import { restorePipes } from './protected-pipes.ts';

const WIKI_LINK = /\[\[([^\][\n]+)\]\]/y;

function wikiLink(state: StateInline, silent: boolean): boolean {
  WIKI_LINK.lastIndex = state.pos;
  const match = WIKI_LINK.exec(state.src);
  if (!match || WIKI_LINK.lastIndex > state.posMax) return false;
  if (!silent) {
    const [target, ...title] = restorePipes(match[1] ?? '').split('|');
    const token = state.push('wiki_link', '', 0);
    token.content = (target ?? '').trim();
    token.info = title.join('|').trim();
    noteInlineSpan(token, state.pos, WIKI_LINK.lastIndex);
  }
  state.pos += match[0].length;
  return true;
}

export function wikiLinks(md: MarkdownIt): void {
  md.inline.ruler.before('link', 'wiki_link', wikiLink);
}
