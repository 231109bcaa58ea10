// Inline tokens that remember where in their line of text they began, and the way back to the chapter's offsets.
import type { MarkdownIt, StateInline, Token } from 'markdown-it';

/** From and to, within the content of the inline token that the token stands in. */
export interface InlineSpan {
  readonly start: number;
  readonly end: number;
}

const spans = new WeakMap<Token, InlineSpan>();

/** Where a token was found; absent for tokens no rule has noted. */
export const inlineSpanOf = (token: Token): InlineSpan | undefined => spans.get(token);

/** Notes for a token where it was found: for rules that push tokens of their own. */
export const noteInlineSpan = (token: Token, start: number, end: number): void => {
  spans.set(token, { start, end });
};

type InlineRule = (state: StateInline, silent: boolean) => boolean;

/** The rule, noting the place of the first of `types` that it pushes. */
export const withSpan =
  (rule: InlineRule, types: readonly string[]): InlineRule =>
  (state, silent) => {
    const start = state.pos;
    const count = state.tokens.length;
    if (!rule(state, silent)) return false;
    if (silent) return true;
    for (let i = count; i < state.tokens.length; i++) {
      const token = state.tokens[i];
      if (token !== undefined && types.includes(token.type)) {
        noteInlineSpan(token, start, state.pos);
        break;
      }
    }
    return true;
  };

/** Makes the parser's own link, image, autolink and HTML rules note their places. */
export function notePositions(md: MarkdownIt): void {
  const rules: Readonly<Record<string, readonly string[]>> = {
    link: ['link_open'],
    image: ['image'],
    autolink: ['link_open'],
    html_inline: ['html_inline'],
  };
  for (const { name, fn } of [...md.inline.ruler.__rules__]) {
    const types = rules[name];
    if (types !== undefined) md.inline.ruler.at(name, withSpan(fn, types));
  }
}
