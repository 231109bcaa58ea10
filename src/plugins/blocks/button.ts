// `[Text](address){.button}`: a link that looks like a button, as in Pandoc and Material for MkDocs.
import type { MarkdownIt, StateInline } from 'markdown-it';

const SYNTAX = /\{[ \t]*\.button([ \t]+\.secondary)?[ \t]*\}/y;

export function buttons(md: MarkdownIt): void {
  md.inline.ruler.before('link', 'button', readButton);
}

/** The attributes directly after a link. */
function readButton(state: StateInline, silent: boolean): boolean {
  if (silent || state.src.charCodeAt(state.pos) !== 0x7b || state.pending !== '') return false;
  const last = state.tokens.length - 1;
  const close = state.tokens[last];
  if (close?.type !== 'link_close' || close.info === 'auto') return false;
  SYNTAX.lastIndex = state.pos;
  const [all, secondary] = SYNTAX.exec(state.src) ?? [];
  if (all === undefined || state.pos + all.length > state.posMax) return false;
  const open = state.tokens.findLast(
    ({ type, level }, i) => type === 'link_open' && level === close.level && i < last,
  );
  open?.attrSet('class', secondary === undefined ? 'button' : 'button secondary');
  state.pos += all.length;
  return true;
}
