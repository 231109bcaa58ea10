// Keeps the lines of a formula inside a paragraph from starting other blocks: `=`, `-` and `+` are common in formulas.
import type { StateBlock } from 'markdown-it';
import type { BlockRuleArguments } from '../../scan/markdown/syntax/indented.ts';
import { closing } from './closing-delimiter.ts';
import type { MathDelimiter } from './math-options.ts';

/**
 * A block rule that never matches, for the place before paragraphs and their underlines. It marks the lines inside of
 * formulas as continuation lines, which in markdown-it have a negative indentation.
 */
export const formulaLines =
  (delimiter: MathDelimiter) =>
  (state: StateBlock, ...[startLine, endLine, silent]: BlockRuleArguments): boolean => {
    if (silent) return false;
    let lastLine = startLine + 1;
    while (lastLine < endLine && !state.isEmpty(lastLine)) lastLine++;
    const start = state.bMarks[startLine] ?? 0;
    const text = state.src.slice(start, state.eMarks[lastLine - 1]);
    if (lastLine === startLine + 1 || !text.includes(delimiter.left)) return false;
    const lineAt = (offset: number): number => startLine + text.slice(0, offset).split('\n').length - 1;
    let line = startLine;
    for (const { from, to } of formulasIn(text, delimiter)) {
      const [first, last] = [lineAt(from), lineAt(to)];
      if (endsBefore(state, line, first)) return false;
      for (let inside = first + 1; inside <= last; inside++) state.sCount[inside] = -1;
      line = last;
    }
    return false;
  };

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

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The formulas of a paragraph that are closed, outside of code. */
function formulasIn(text: string, delimiter: MathDelimiter): readonly Range[] {
  const found: Range[] = [];
  const unclosed = new Set<number>();
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith(delimiter.left, at)) {
      const end = closing(text, at + delimiter.left.length, delimiter);
      if (end < 0) break;
      found.push({ from: at, to: end });
      at = end + delimiter.right.length - 1;
    } else if (text[at] === '\\') at++;
    else if (text[at] === '`') at = codeEnd(text, at, unclosed) - 1;
  }
  return found;
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
