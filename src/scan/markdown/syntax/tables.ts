// Tables as pulldown-cmark reads them: where they may begin, how far rows are indented, what the line under the head is.
import type { MarkdownIt, StateBlock } from 'markdown-it';

/**
 * In pulldown-cmark a table's head is the first line of a paragraph; it cuts one short only where it begins with `|`
 * (firstpass.rs, scan_paragraph_interrupt).
 */
export function tables(md: MarkdownIt): void {
  const table = md.block.ruler.__rules__.find((rule) => rule.name === 'table');
  if (!table) return;
  const { fn } = table;
  const rule: typeof fn = (...call) => {
    const [state, line, , silent] = call;
    const begin = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
    if (silent && state.src.charAt(begin) !== '|') return false;
    return withPlainAlignments(state, line + 1, () => {
      if (silent) return fn(...call);
      const indents = flattenRows(state, line + 2);
      const isTable = fn(...call);
      for (const [row, indent] of indents) state.sCount[row] = indent;
      return isTable;
    });
  };
  md.block.ruler.at('table', rule, { alt: ['paragraph'] });
}

/**
 * A colon may stand anywhere among the hyphens of a column, and spaces too (scanners.rs, scan_table_head); markdown-it
 * knows colons at the ends. Meanwhile the line has them there, each column as wide as it was.
 */
function withPlainAlignments(state: StateBlock, line: number, read: () => boolean): boolean {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  const end = state.eMarks[line] ?? 0;
  const written = line < state.lineMax ? state.src.slice(start, end) : '';
  if (!/^[|:-][-:| ]*$/.test(written) || !/-:+-|- +[-:]|: +-|::/.test(written)) return read();
  const { src } = state;
  const plain = written.replace(/[^|]+/g, plainAlignment);
  state.src = src.slice(0, start) + plain + src.slice(end);
  const answer = read();
  state.src = src;
  return answer;
}

/** A colon before all hyphens aligns at the beginning, any other at the end. */
function plainAlignment(column: string): string {
  const signs = column.trim();
  if (!signs.includes('-') || signs.length < 3) return column;
  const before = signs.startsWith(':') ? ':' : '-';
  const after = signs.slice(1).includes(':') ? ':' : '-';
  const indent = column.slice(0, column.indexOf(signs));
  return `${indent}${before}${'-'.repeat(signs.length - 2)}${after}`.padEnd(column.length);
}

/**
 * Rows of a table may be indented as far as they like (firstpass.rs, parse_table_row); markdown-it takes those of four
 * columns for code. Answers the indents of the lines that it changed.
 */
function flattenRows(state: StateBlock, from: number): readonly (readonly [line: number, indent: number])[] {
  const changed: (readonly [number, number])[] = [];
  const second = (state.bMarks[from - 1] ?? 0) + (state.tShift[from - 1] ?? 0);
  if (!'|:-'.includes(state.src.charAt(second))) return changed;
  for (let line = from; line < state.lineMax && !state.isEmpty(line); line++) {
    const indent = state.sCount[line] ?? 0;
    if (indent - state.blkIndent < 4) continue;
    changed.push([line, indent]);
    state.sCount[line] = state.blkIndent;
  }
  return changed;
}
