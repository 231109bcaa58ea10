// Adjusts markdown-it's tables to pulldown-cmark: where they start, indented rows, and the delimiter row.
import type { MarkdownIt, StateBlock, Token } from 'markdown-it';

/**
 * In pulldown-cmark, a table's header is the first line of a paragraph; it interrupts a paragraph only if it starts
 * with `|` (firstpass.rs, scan_paragraph_interrupt).
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
      // Most lines begin no table; only the rows of one are looked at.
      if (!fn(state, line, call[2], true)) return false;
      if (silent) return true;
      const indents = flattenRows(state, line + 2);
      const isTable = fn(...call);
      if (isTable) noteSurplus(state, line);
      for (const [row, indent] of indents) state.sCount[row] = indent;
      return isTable;
    });
  };
  md.block.ruler.at('table', rule, { alt: ['paragraph'] });
}

/** Text of a row that is in none of the table's columns. */
export interface SurplusCells {
  readonly line: number;
  /** Where the text begins, from the start of the source line. */
  readonly column: number;
  readonly text: string;
}

const surplusCells = new WeakMap<Token, readonly SurplusCells[]>();

/** What GFM drops from the rows of the table that `token` opens. */
export const surplusCellsOf = (token: Token): readonly SurplusCells[] => surplusCells.get(token) ?? [];

function noteSurplus(state: StateBlock, first: number): void {
  const at = state.tokens.findLastIndex(({ type }) => type === 'table_open');
  const table = state.tokens[at];
  if (table === undefined) return;
  const columns = state.tokens.slice(at).filter(({ type }) => type === 'th_open').length;
  const found: SurplusCells[] = [];
  for (let line = first + 2; line < state.line; line++) {
    const surplus = surplusOf(state.src.slice(state.bMarks[line], state.eMarks[line]), columns);
    if (surplus !== undefined) found.push({ line, ...surplus });
  }
  if (found.length > 0) surplusCells.set(table, found);
}

function surplusOf(row: string, columns: number): Omit<SurplusCells, 'line'> | undefined {
  const edges = [...row.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  const end = /(?<!\\)\|\s*$/.test(row) ? (edges.pop() ?? row.length) : row.length;
  if (/^\s*\|/.test(row)) edges.shift();
  const start = edges[columns - 1];
  if (start === undefined) return undefined;
  const text = row
    .slice(start + 1, end)
    .replace(/\{\{hi:[^\n]*?\}\}|<<hi:[^\n]*?>>/g, '')
    .trim();
  if (/^[|\s]*$/.test(text)) return undefined;
  return { column: row.indexOf(text, start), text };
}

/**
 * pulldown-cmark allows colons and spaces anywhere between the hyphens of a column (scanners.rs, scan_table_head),
 * markdown-it only at the ends. Rewrites the line temporarily, keeping the width of each column.
 */
function withPlainAlignments(state: StateBlock, line: number, read: () => boolean): boolean {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  const end = state.eMarks[line] ?? 0;
  const written = line < state.lineMax ? state.src.slice(start, end) : '';
  if (!written.includes('-') || !/^[|:-][-:| ]*$/.test(written) || !/-:+-|- +[-:]|: +-|::/.test(written))
    return read();
  const { src } = state;
  const plain = written.replace(/[^|]+/g, plainAlignment);
  state.src = src.slice(0, start) + plain + src.slice(end);
  const answer = read();
  state.src = src;
  return answer;
}

/** A colon before all hyphens aligns left, any other aligns right. */
function plainAlignment(column: string): string {
  const signs = column.trim();
  if (!signs.includes('-') || signs.length < 3) return column;
  const before = signs.startsWith(':') ? ':' : '-';
  const after = signs.slice(1).includes(':') ? ':' : '-';
  const indent = column.slice(0, column.indexOf(signs));
  return `${indent}${before}${'-'.repeat(signs.length - 2)}${after}`.padEnd(column.length);
}

/**
 * pulldown-cmark allows any indentation for rows (firstpass.rs, parse_table_row), but markdown-it treats four columns
 * as code. Returns the original indentation of the changed lines.
 */
function flattenRows(state: StateBlock, from: number): readonly (readonly [line: number, indent: number])[] {
  const changed: (readonly [number, number])[] = [];
  const { parentType } = state;
  state.parentType = 'table';
  const ends = state.md.block.ruler.getRules('blockquote');
  for (let line = from; line < state.lineMax && !state.isEmpty(line); line++) {
    const indent = state.sCount[line] ?? 0;
    if (indent < state.blkIndent) break;
    if (indent - state.blkIndent >= 4) {
      changed.push([line, indent]);
      state.sCount[line] = state.blkIndent;
    }
    // Without this, each table of a page would look at all lines below it.
    if (ends.some((rule) => rule(state, line, state.lineMax, true))) break;
  }
  state.parentType = parentType;
  return changed;
}
