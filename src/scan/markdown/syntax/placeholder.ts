// Recognizes `<!-- toc -->`, `{{#toc}}` and `{{#index}}` on a line of their own, which ends the paragraph before it, as a
// heading does.
import type { MarkdownIt, StateBlock, Token } from 'markdown-it';
import type { ContentsSlot, IndexSlot } from '../body.ts';
import { chapterEnv } from '../env.ts';
import type { MarkdownOptions } from '../options.ts';
import type { BlockRuleArguments } from './indented.ts';

const DIRECTIVE = /^(?:\{\{|<<)\s*#(toc|index)(?:\s+([^}>]*?))?\s*(?:\}\}|>>)$/;
const DEFAULT_MAX_LEVEL = 4;

export type Placeholder = ContentsSlot | IndexSlot;

/** The slot for a line's text; absent for any other text. */
export function placeholderOf(
  text: string,
  { contents }: Pick<MarkdownOptions, 'contents'>,
): Placeholder | undefined {
  if (contents && text === contents.marker) return { kind: 'contents', maxLevel: contents.maxLevel };
  const match = DIRECTIVE.exec(text);
  if (!match) return undefined;
  const argument = (match[2] ?? '').trim();
  if (match[1] === 'toc') return { kind: 'contents', maxLevel: Number(argument) || DEFAULT_MAX_LEVEL };
  const prefix = /^prefix\s*=\s*"?([^"]*)"?$/.exec(argument)?.[1];
  return prefix === undefined ? { kind: 'index' } : { kind: 'index', prefix };
}

const slots = new WeakMap<Token, Placeholder>();

/** The slot of a token of the type `placeholder`. */
export const placeholderOfToken = (token: Token): Placeholder | undefined => slots.get(token);

export function placeholders(md: MarkdownIt, options: Pick<MarkdownOptions, 'contents'>): void {
  const rule = (state: StateBlock, ...[startLine, , silent]: BlockRuleArguments): boolean => {
    if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
    const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
    const content = state.src.slice(start, state.eMarks[startLine]).trimEnd();
    const slot = placeholderOf(content, options);
    if (slot === undefined || chapterEnv(state.env).isEscaped(start)) return false;
    if (silent) return true;
    const token = state.push('placeholder', '', 0);
    token.map = [startLine, startLine + 1];
    token.content = content;
    slots.set(token, slot);
    state.line = startLine + 1;
    return true;
  };
  // Before all that could take the line for its own: a link definition, a comment, a paragraph.
  md.block.ruler.before('html_block', 'placeholder', rule, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
}
