// Cuts a long line to the terminal's width around the part to underline, and places the carets.
import { type Cell, cellsOf } from './cells.ts';

/** A line with the part to point at, in offsets from its start. An empty part points at the character that follows. */
export interface MarkedText {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** What is printed of a line, and the columns of the carets under it. */
export interface LineWindow {
  readonly shown: string;
  readonly indent: number;
  readonly carets: number;
}

/** More of a line than this on either side of its mark is cut before characters are told apart: lines of 1 MB exist. */
const REACH = 1000;
const ELLIPSIS = '…';
/** Stands after the end of a line, for a mark there. */
const end: Cell = { shown: ' ', width: 1, length: 0 };

/** The whole line if it fits into `width` columns, else the part around its mark, with `…` where it was cut. */
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

/** The part of the line that can matter, cut between characters. */
function nearMark(line: MarkedText): {
  readonly text: string;
  readonly start: number;
  readonly isCut: boolean;
} {
  const start = wholeCharacterAt(line.text, Math.max(0, line.from - REACH));
  const stop = wholeCharacterAt(line.text, Math.min(line.text.length, line.from + REACH));
  return { text: line.text.slice(start, stop), start, isCut: stop - start < line.text.length };
}

/** `at`, or the offset before it where `at` stands within a surrogate pair. */
const wholeCharacterAt = (text: string, at: number): number =>
  at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at;

const columns = (cells: readonly Cell[]): number => cells.reduce((sum, cell) => sum + cell.width, 0);

/** The index of the cell that holds the offset, or of the one after the last. */
function cellIndexAt(cells: readonly Cell[], offset: number): number {
  let at = 0;
  for (const [index, cell] of cells.entries()) {
    if (offset < at + cell.length) return index;
    at += cell.length;
  }
  return cells.length - 1;
}

/** The end of the longest part of `range`, from its beginning, that fits. */
function fitting(cells: readonly Cell[], range: CellRange, width: number): number {
  let used = 0;
  for (let i = range.begin; i < range.end; i++) {
    used += cells[i]?.width ?? 0;
    if (used > width) return i;
  }
  return range.end;
}

/** `range` with as much on both sides as fits: half of the room to the left, the rest to the right, and what is then left over. */
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
