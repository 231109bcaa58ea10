// Parses the content of a block that starts with a label or marker, including its continuation lines.
import type { StateBlock } from 'markdown-it';

/** The arguments of a markdown-it block rule after its state. */
export type BlockRuleArguments = [startLine: number, endLine: number, silent: boolean];

export interface Indented {
  readonly startLine: number;
  readonly endLine: number;
  /** Offset of the first line's content, after the marker. */
  readonly contentStart: number;
  /** Required indentation of continuation lines, in columns. */
  readonly indent: number;
}

/** Parses as if the marker didn't exist and each line was indented by `indent` columns less. */
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
