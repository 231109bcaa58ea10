// `$x$` and `$$x$$` -> math (mdbook-katex's delimiters; `\$` is a dollar).
import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';
import type { BlockRuleArguments } from './indented.ts';
import { noteInlineSpan } from './positions.ts';

const DOLLAR = 0x24;

/** The offset of the closing delimiter: not escaped, and for `$` not after white space, so that prices stay text. */
function closing(source: string, from: number, delimiter: '$' | '$$'): number {
  for (let at = source.indexOf(delimiter, from); at >= 0; at = source.indexOf(delimiter, at + 1)) {
    if (source[at - 1] === '\\') continue;
    if (delimiter === '$' && (/\s/.test(source[at - 1] ?? ' ') || /[0-9]/.test(source[at + 1] ?? '')))
      continue;
    return at;
  }
  return -1;
}

function inlineMath(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== DOLLAR) return false;
  const delimiter = state.src.charCodeAt(state.pos + 1) === DOLLAR ? '$$' : '$';
  const start = state.pos + delimiter.length;
  if (delimiter === '$' && /\s/.test(state.src[start] ?? ' ')) return false;
  const end = closing(state.src, start, delimiter);
  if (end <= start || end + delimiter.length > state.posMax) return false;
  if (!silent) {
    const token = state.push('math', '', 0);
    token.content = state.src.slice(start, end);
    token.markup = delimiter;
    noteInlineSpan(token, state.pos, end + delimiter.length);
  }
  state.pos = end + delimiter.length;
  return true;
}

/** `$$` alone at the head of a line begins a block that runs to the next `$$`; blank lines and all. */
function blockMath(state: StateBlock, ...[startLine, endLine, silent]: BlockRuleArguments): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if (!state.src.startsWith('$$', start) || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4)
    return false;
  for (let line = startLine; line < endLine; line++) {
    if (line > startLine && !state.isEmpty(line) && (state.sCount[line] ?? 0) < state.blkIndent) return false;
    const end = state.eMarks[line] ?? 0;
    const text = state.src.slice(line === startLine ? start + 2 : state.bMarks[line], end).trimEnd();
    if (!text.endsWith('$$')) continue;
    if (silent) return true;
    const token = state.push('math', '', 0);
    const lines = state.getLines(startLine, line + 1, state.blkIndent, false).trim();
    token.content = lines.slice(2, -2);
    token.markup = '$$';
    token.map = [startLine, line + 1];
    token.block = true;
    state.line = line + 1;
    return true;
  }
  return false;
}

export function math(md: MarkdownIt): void {
  md.inline.ruler.after('escape', 'math', inlineMath);
  md.block.ruler.before('paragraph', 'math', blockMath, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
}
