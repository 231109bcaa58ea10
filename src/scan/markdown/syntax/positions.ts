// Records the positions of inline tokens, which markdown-it doesn't track.
import type { MarkdownIt, StateInline, Token } from 'markdown-it';

/** Offsets in the content of the enclosing inline token. */
export interface InlineSpan {
  readonly start: number;
  readonly end: number;
}

const spans = new WeakMap<Token, InlineSpan>();

/** Absent for tokens without a recorded position. */
export const inlineSpanOf = (token: Token): InlineSpan | undefined => spans.get(token);

/** Records the position of a token pushed by a custom rule. */
export const noteInlineSpan = (token: Token, start: number, end: number): void => {
  spans.set(token, { start, end });
};

type InlineRule = (state: StateInline, silent: boolean) => boolean;

/** Wraps a rule to record the position of the first of `types` that it pushes. */
const withSpan =
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

/** Wraps markdown-it's link, image, autolink and HTML rules. */
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
