// Parses `$x$` and `$$x$$`, or the book's delimiters, into math tokens, as mdbook-katex does; `\$` is a dollar sign.
import type { MarkdownIt, StateBlock, StateInline, Token } from 'markdown-it';
import type { BlockRuleArguments } from '../../scan/markdown/syntax/indented.ts';
import { noteInlineSpan } from '../../scan/markdown/syntax/positions.ts';
import { protectPipes, restorePipes } from '../../scan/markdown/syntax/protected-pipes.ts';
import { closing, closingDollar } from './closing-delimiter.ts';
import { formulaLines, formulasIn } from './formula-lines.ts';
import type { MathDelimiter, MathDelimiters } from './math-options.ts';

/** What is read of a token. */
export type Formula = Pick<Token, 'content' | 'markup' | 'info' | 'meta'>;

/** True for display math. */
export const isDisplay = (token: Formula): boolean => token.info === 'display';

/** The formula's source, including its delimiters. */
export function writtenMath(token: Formula): string {
  const right: unknown = token.meta?.['right'];
  return token.markup + token.content + (typeof right === 'string' ? right : '');
}

function markMath(token: Formula, { left, right }: MathDelimiter, content: string): void {
  token.content = restorePipes(content);
  token.markup = left;
  token.meta = { right };
}

/** The formulas in the text of raw HTML; a dollar sign before a digit is a price there. */
export const mathInHtml = (
  text: string,
  delimiters: MathDelimiters,
): readonly { readonly start: number; readonly end: number; readonly formula: Formula }[] =>
  formulasIn(text, delimiters).flatMap(({ from, to, kind }) => {
    const delimiter = delimiters[kind];
    const content = text.slice(from + delimiter.left.length, to);
    if (content.trim() === '') return [];
    const formula: Formula = { content: '', markup: '', info: kind === 'block' ? 'display' : '', meta: null };
    markMath(formula, delimiter, content);
    return [{ start: from, end: to + delimiter.right.length, formula }];
  });

const inlineMath =
  ({ inline, block, dollars }: MathDelimiters) =>
  (state: StateInline, silent: boolean): boolean => {
    const delimiter = [block, inline].find(({ left }) => state.src.startsWith(left, state.pos));
    if (delimiter === undefined) return false;
    const { left, right } = delimiter;
    const start = state.pos + left.length;
    const end =
      left === '$' && right === '$'
        ? closingDollar(state.src, start, dollars)
        : closing(state.src, start, delimiter);
    if (end <= start || end + right.length > state.posMax) return false;
    if (!silent) {
      const token = state.push('math', '', 0);
      markMath(token, delimiter, state.src.slice(start, end));
      token.info = delimiter === block ? 'display' : '';
      noteInlineSpan(token, state.pos, end + right.length);
    }
    state.pos = end + right.length;
    return true;
  };

/** A fence as the delimiter, "```math", does not start a block of "```mathematica". */
const startsWithWord = (source: string, left: string, at: number): boolean =>
  source.startsWith(left, at) && !(/\w$/.test(left) && /\w/.test(source[at + left.length] ?? ''));

/** `$$` at the start of a line opens a block that runs to the next `$$`, across blank lines, if that ends its line. */
const blockMath =
  (delimiter: MathDelimiter) =>
  (state: StateBlock, ...[startLine, endLine, silent]: BlockRuleArguments): boolean => {
    const { left, right } = delimiter;
    const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
    if (!startsWithWord(state.src, left, start)) return false;
    if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
    if (silent && left === right && isOpenBefore(state, startLine, delimiter)) return false;
    // A formula indented less than the preceding paragraph ends that paragraph's list.
    const indent = Math.min(state.blkIndent, state.sCount[startLine] ?? 0);
    for (let line = startLine; line < endLine; line++) {
      if (line > startLine && !state.isEmpty(line) && (state.sCount[line] ?? 0) < indent) return false;
      const end = state.eMarks[line] ?? 0;
      const text = state.src.slice(line === startLine ? start + left.length : state.bMarks[line], end);
      const closes = closing(text, 0, delimiter);
      if (closes < 0) continue;
      // If it is empty or followed by text, it is part of the paragraph.
      const isEmpty = line === startLine && closes === 0;
      if (isEmpty || text.slice(closes + right.length).trim() !== '') return false;
      if (silent) return true;
      const token = state.push('math', '', 0);
      const lines = state.getLines(startLine, line + 1, state.blkIndent, false).trim();
      markMath(token, delimiter, lines.slice(left.length, -right.length));
      token.info = 'display';
      token.map = [startLine, line + 1];
      token.block = true;
      state.line = line + 1;
      return true;
    }
    return false;
  };

/** True if a formula of the paragraph that starts at `state.line` is still open at the start of `line`. */
function isOpenBefore(state: StateBlock, line: number, delimiter: MathDelimiter): boolean {
  const text = state.src.slice(state.bMarks[state.line], state.bMarks[line]);
  let count = 0;
  for (
    let at = closing(text, 0, delimiter);
    at >= 0;
    at = closing(text, at + delimiter.right.length, delimiter)
  )
    count++;
  return count % 2 === 1;
}

/** `| $|x|$ |` is one cell, as for mdbook-katex, which replaces formulas before the Markdown is parsed. */
function protectCells(source: string, delimiters: MathDelimiters): string {
  const protectLine = (line: string): string =>
    formulasIn(line, delimiters).reduce(
      (text, { from, to }) => text.slice(0, from) + protectPipes(text.slice(from, to)) + text.slice(to),
      line,
    );
  return source.replace(/^.*\|.*$/gm, (line) =>
    line.includes(delimiters.inline.left) ? protectLine(line) : line,
  );
}

export function math(md: MarkdownIt, delimiters: MathDelimiters): void {
  md.core.ruler.after('normalize', 'math_cells', (state) => {
    if (state.src.includes('|')) state.src = protectCells(state.src, delimiters);
  });
  // `\(` must be matched before CommonMark's escapes; `$` after them, because of `\$`.
  const usesBackslash = [delimiters.inline, delimiters.block].some(({ left }) => left.startsWith('\\'));
  const { ruler } = md.inline;
  if (usesBackslash) ruler.before('escape', 'math', inlineMath(delimiters));
  else ruler.after('escape', 'math', inlineMath(delimiters));
  // Before all other blocks, since lines of `=` or `-` would be headings, and the delimiter may be a fence.
  md.block.ruler.before('table', 'math', blockMath(delimiters.block), {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  md.block.ruler.before('lheading', 'formula_lines', formulaLines(delimiters));
}
