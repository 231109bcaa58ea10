// Cuts a long line to the terminal's width around its marked part, and positions the carets.
import { type Cell, cellsOf } from './cells.ts';

/** A line and the offsets of its marked part. An empty range marks the character that follows. */
export interface MarkedText {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The visible part of a line and the columns of its carets. */
export interface LineWindow {
  readonly shown: string;
  readonly indent: number;
  readonly carets: number;
}

/** Maximum number of characters considered on either side of the mark, because lines can be 1 MB long. */
const REACH = 1000;
const ELLIPSIS = '…';
/** Placeholder after the end of a line, for a mark there. */
const end: Cell = { shown: ' ', width: 1, length: 0 };

/** The whole line if it fits into `width` columns, otherwise the part around its mark with `…` where it was cut. */
export function lineWindow(line: MarkedText, width: number): LineWindow {
  const near = nearMark(line);
  const cells = [...cellsOf(near.text), end];
  const first = cellIndexAt(cells, line.from - near.start);
  const last = Math.max(
    first + 1,
    cellIndexAt(cells, Math.min(line.to, near.start + near.text.length) - near.start),
  );
  const fits = !near.isCut && columns(cells.slice(0, -1)) <= width;
  const shown = fits
    ? { begin: 0, end: cells.length }
    : widen(cells, { begin: first, end: fitting(cells, { begin: first, end: last }, width - 2) }, width - 2);
  const left = shown.begin > 0 || near.start > 0 ? ELLIPSIS : '';
  const right =
    shown.end < cells.length - 1 || near.start + near.text.length < line.text.length ? ELLIPSIS : '';
  const text = cells.slice(shown.begin, shown.end).map((cell) => cell.shown);
  return {
    shown: `${left}${text.join('')}${right}`.trimEnd(),
    indent: left.length + columns(cells.slice(shown.begin, first)),
    carets: Math.max(1, columns(cells.slice(first, Math.min(last, shown.end)))),
  };
}

interface CellRange {
  readonly begin: number;
  readonly end: number;
}

/** The part of the line within {@link REACH}, cut between characters. */
function nearMark(line: MarkedText): {
  readonly text: string;
  readonly start: number;
  readonly isCut: boolean;
} {
  const start = wholeCharacterAt(line.text, Math.max(0, line.from - REACH));
  const stop = wholeCharacterAt(line.text, Math.min(line.text.length, line.from + REACH));
  return { text: line.text.slice(start, stop), start, isCut: stop - start < line.text.length };
}

/** `at`, or the offset before it if `at` is inside a surrogate pair. */
const wholeCharacterAt = (text: string, at: number): number =>
  at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at;

const columns = (cells: readonly Cell[]): number => cells.reduce((sum, cell) => sum + cell.width, 0);

/** Index of the cell at the offset, or of the placeholder at the end. */
function cellIndexAt(cells: readonly Cell[], offset: number): number {
  let at = 0;
  for (const [index, cell] of cells.entries()) {
    if (offset < at + cell.length) return index;
    at += cell.length;
  }
  return cells.length - 1;
}

/** End of the longest prefix of `range` that fits. */
function fitting(cells: readonly Cell[], range: CellRange, width: number): number {
  let used = 0;
  for (let i = range.begin; i < range.end; i++) {
    used += cells[i]?.width ?? 0;
    if (used > width) return i;
  }
  return range.end;
}

/**
 * Extends `range` to the full width: half of the remaining space to the left, the rest to the right, and any leftover
 * to the left again.
 */
function widen(cells: readonly Cell[], range: CellRange, width: number): CellRange {
  const room = width - columns(cells.slice(range.begin, range.end));
  const left = extendLeft(cells, range.begin, Math.floor(room / 2));
  const right = fitting(cells, { begin: left, end: cells.length }, width);
  return { begin: extendLeft(cells, left, width - columns(cells.slice(left, right))), end: right };
}

function extendLeft(cells: readonly Cell[], from: number, room: number): number {
  let begin = from;
  for (let used = 0; begin > 0; begin--) {
    used += cells[begin - 1]?.width ?? 0;
    if (used > room) break;
  }
  return begin;
}
