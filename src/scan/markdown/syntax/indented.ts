// A line with a label or marker at its head -> the blocks it holds, with its continuation lines.
import type { StateBlock } from 'markdown-it';

/** What a block rule of the parser is called with, after its state. */
export type BlockRuleArguments = [startLine: number, endLine: number, silent: boolean];

export interface Indented {
  readonly startLine: number;
  readonly endLine: number;
  /** Offset at which the first line's content begins, after the marker. */
  readonly contentStart: number;
  /** Columns by which the following lines must be indented to belong to it. */
  readonly indent: number;
}

/** Parses the blocks as if the marker were not there and each line stood `indent` columns further left. */
export function parseIndented(
  state: StateBlock,
  { startLine, endLine, contentStart, indent }: Indented,
): void {
  const saved = {
    bMark: state.bMarks[startLine] ?? 0,
    tShift: state.tShift[startLine] ?? 0,
    sCount: state.sCount[startLine] ?? 0,
    blkIndent: state.blkIndent,
    parentType: state.parentType,
    tight: state.tight,
  };
  const lineEnd = state.eMarks[startLine] ?? contentStart;
  const textStart = Math.min(state.skipSpaces(contentStart), lineEnd);
  state.bMarks[startLine] = contentStart;
  state.tShift[startLine] = textStart - contentStart;
  state.blkIndent = indent;
  state.sCount[startLine] = indent + Math.max(0, textStart - contentStart);
  state.parentType = 'reference';
  state.md.block.tokenize(state, startLine, endLine);
  state.bMarks[startLine] = saved.bMark;
  state.tShift[startLine] = saved.tShift;
  state.sCount[startLine] = saved.sCount;
  state.blkIndent = saved.blkIndent;
  state.parentType = saved.parentType;
  state.tight = saved.tight;
}
