// Parses footnotes (`[^label]`, `[^label]: text`) like GitHub and pulldown-cmark 0.13.
import type { MarkdownIt, StateBlock, StateInline, Token } from 'markdown-it';
import { chapterEnv } from '../env.ts';
import { type BlockRuleArguments, parseIndented } from './indented.ts';
import { noteInlineSpan } from './positions.ts';

const LABEL = /\[\^((?:[^\]\\[\n]|\\[^\n])+)\]/y;
const INDENT = 4;

/** The label of a footnote token. */
export function footnoteLabelOf(token: Token): string {
  const label = token.meta?.['label'];
  return typeof label === 'string' ? label : '';
}

/** Footnote labels are case-insensitive, like link labels. */
export const footnoteKey = (label: string): string => label.toLowerCase();

/** A definition consists of its first line after the colon and following lines indented by four. */
function definition(state: StateBlock, ...[startLine, endLine, silent]: BlockRuleArguments): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= INDENT) return false;
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  LABEL.lastIndex = start;
  const match = LABEL.exec(state.src);
  const colon = start + (match?.[0].length ?? 0);
  if (!match || colon >= (state.eMarks[startLine] ?? 0) || state.src[colon] !== ':') return false;
  if (silent) return true;
  const label = match[1] ?? '';
  chapterEnv(state.env).footnotes.add(footnoteKey(label));
  const open = state.push('footnote_open', 'li', 1);
  open.meta = { label };
  open.map = [startLine, startLine];
  // White space after the colon doesn't count as indentation.
  const contentStart = Math.min(state.skipSpaces(colon + 1), state.eMarks[startLine] ?? colon + 1);
  parseIndented(state, { startLine, endLine, contentStart, indent: state.blkIndent + INDENT });
  open.map[1] = state.line;
  state.push('footnote_close', 'li', -1);
  return true;
}

/** Labels such as `*x*` are never meant as references. */
const WORD = /^[\p{L}\p{N}_-]+$/u;

/** A reference to a footnote; an undefined one stays as text and is reported. */
function reference(state: StateInline, silent: boolean): boolean {
  LABEL.lastIndex = state.pos;
  const match = LABEL.exec(state.src);
  const end = LABEL.lastIndex;
  if (!match || end > state.posMax) return false;
  const label = match[1] ?? '';
  const isDefined = chapterEnv(state.env).footnotes.has(footnoteKey(label));
  // Text followed by a URL or label is a link.
  if (!isDefined && (!WORD.test(label) || /[([]/.test(state.src[end] ?? ''))) return false;
  if (!silent) {
    const token = state.push(isDefined ? 'footnote_reference' : 'undefined_footnote', 'sup', 0);
    token.meta = { label };
    token.content = match[0];
    noteInlineSpan(token, state.pos, end);
  }
  state.pos = end;
  return true;
}

export function footnotes(md: MarkdownIt): void {
  md.block.ruler.before('reference', 'footnote', definition, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  md.inline.ruler.before('link', 'footnote_reference', reference);
}
