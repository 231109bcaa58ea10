// Keeps the lines of a formula inside a paragraph from starting other blocks: `=`, `-` and `+` are common in formulas.
import type { StateBlock } from 'markdown-it';
import type { BlockRuleArguments } from '../../scan/markdown/syntax/indented.ts';
import { closing, closingDollar } from './closing-delimiter.ts';
import type { MathDelimiter, MathDelimiters } from './math-options.ts';

/**
 * A block rule that never matches, for the place before paragraphs and their underlines. It marks the lines inside of
 * formulas as continuation lines, which in markdown-it have a negative indentation.
 */
export const formulaLines =
  (delimiters: MathDelimiters) =>
  (state: StateBlock, ...[startLine, endLine, silent]: BlockRuleArguments): boolean => {
    if (silent) return false;
    let lastLine = startLine + 1;
    while (lastLine < endLine && !state.isEmpty(lastLine)) lastLine++;
    const start = state.bMarks[startLine] ?? 0;
    const text = state.src.slice(start, state.eMarks[lastLine - 1]);
    const { inline, block } = delimiters;
    if (lastLine === startLine + 1 || ![inline, block].some(({ left }) => text.includes(left))) return false;
    const lineAt = (offset: number): number => startLine + text.slice(0, offset).split('\n').length - 1;
    let line = startLine;
    for (const { from, to, kind } of formulasIn(text, delimiters)) {
      const [first, last] = [lineAt(from), lineAt(to)];
      if (first === last || (kind === 'inline' && leavesContainer(state, first, last))) continue;
      if (endsBefore(state, line, first)) return false;
      for (let inside = first + 1; inside <= last; inside++) state.sCount[inside] = -1;
      line = last;
    }
    return false;
  };

/** Whether a line belongs to the next item, or to a block around this one: a single dollar is less certain than two. */
function leavesContainer(state: StateBlock, first: number, last: number): boolean {
  for (let line = first + 1; line <= last; line++)
    if ((state.sCount[line] ?? 0) < state.blkIndent) return true;
  return false;
}

/** Whether the paragraph ends between two of its lines. */
function endsBefore(state: StateBlock, line: number, last: number): boolean {
  const terminators = state.md.block.ruler.getRules('paragraph');
  const { parentType } = state;
  state.parentType = 'paragraph';
  let ended = false;
  for (let next = line + 1; next <= last && !ended; next++) {
    if ((state.sCount[next] ?? 0) - state.blkIndent >= 4 || (state.sCount[next] ?? 0) < 0) continue;
    ended = terminators.some((rule) => rule(state, next, state.lineMax, true));
  }
  state.parentType = parentType;
  return ended;
}

export interface FormulaRange {
  readonly from: number;
  /** Offset of the closing delimiter. */
  readonly to: number;
  readonly kind: 'inline' | 'block';
}

/** The formulas of a text that are closed, outside of code. */
export function formulasIn(text: string, delimiters: MathDelimiters): readonly FormulaRange[] {
  const { block, inline } = delimiters;
  const found: FormulaRange[] = [];
  const unclosed = new Set<number>();
  for (let at = 0; at < text.length; at++) {
    const delimiter = [block, inline].find(({ left }) => text.startsWith(left, at));
    if (delimiter !== undefined) {
      const kind = delimiter === block ? 'block' : 'inline';
      const start = at + delimiter.left.length;
      const end = kind === 'block' ? closing(text, start, block) : inlineEnd(text, start, inline);
      if (kind === 'block' && end < 0) break;
      if (end >= 0) found.push({ from: at, to: end, kind });
      at = end < 0 ? start - 1 : end + delimiter.right.length - 1;
    } else if (text[at] === '\\') at++;
    else if (text[at] === '`') at = codeEnd(text, at, unclosed) - 1;
  }
  return found;
}

/** Lines and cells are only taken for a formula whose dollars touch it, whatever the book's delimiters allow. */
function inlineEnd(text: string, start: number, delimiter: MathDelimiter): number {
  if (delimiter.left !== '$') return closing(text, start, delimiter);
  return /\d/.test(text.charAt(start)) ? -1 : closingDollar(text, start, 'strict');
}

/** The end of the code span that starts at `at`, or of its backticks if it isn't closed. */
function codeEnd(text: string, at: number, unclosed: Set<number>): number {
  const runEnd = (from: number): number => {
    let end = from;
    while (text[end] === '`') end++;
    return end;
  };
  const open = runEnd(at);
  const length = open - at;
  for (let next = text.indexOf('`', open); next >= 0 && !unclosed.has(length);) {
    const end = runEnd(next);
    if (end - next === length) return end;
    next = text.indexOf('`', end);
  }
  unclosed.add(length);
  return open;
}
