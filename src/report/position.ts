// Computes lines and columns from offsets; the only file that does.
import type { Location } from '../core/diagnostic.ts';
import type { BookPath } from '../core/path.ts';
import { secretIn } from '../core/unpublished-files.ts';

/** A source file's text as the stages saw it; `undefined` if it is unknown or couldn't be read. */
export type TextOf = (path: BookPath) => string | undefined;

/** A point in a text. Lines and columns count from 1, offsets (UTF-16 code units) from 0. */
export interface Position {
  readonly line: number;
  /** In Unicode code points: `é` and `😀` count as one each, regardless of display width. */
  readonly column: number;
  readonly offset: number;
}

/** A range of characters; `end` is exclusive. */
export interface PositionRange {
  readonly start: Position;
  readonly end: Position;
}

/** What positions in a text are computed from, so that thousands in one long line cost no more than in short ones. */
interface Lines {
  /** Offset of the start of each line. */
  readonly starts: readonly number[];
  /** See {@link secondHalvesIn}. */
  readonly secondHalves: readonly number[];
}

/** Converts locations to positions, splitting each file into lines once. */
export interface Positions {
  /** Absent if the file's text is unknown. Offsets beyond the text are clamped to its end. */
  readonly rangeOf: (location: Location) => PositionRange | undefined;
  readonly textOf: TextOf;
}

/** Positions in the texts of `textOf`; caches their line starts. */
export function createPositions(textIn: TextOf): Positions {
  // A report may be public, and a secret file's first line is its password.
  const textOf: TextOf = (path) => (secretIn(path) === undefined ? textIn(path) : undefined);
  const linesByFile = new Map<BookPath, Lines>();
  const linesOf = (file: BookPath, text: string): Lines => {
    const known = linesByFile.get(file);
    if (known !== undefined) return known;
    const lines = { starts: lineStarts(text), secondHalves: secondHalvesIn(text) };
    linesByFile.set(file, lines);
    return lines;
  };
  const rangeOf = ({ file, span }: Location): PositionRange | undefined => {
    const text = textOf(file);
    if (text === undefined) return undefined;
    const lines = linesOf(file, text);
    const start = positionAt(text, lines, span.start);
    return { start, end: positionAt(text, lines, Math.max(span.start, span.end)) };
  };
  return { rangeOf, textOf };
}

// Cache of the last text: reports go file by file, and splitting 800 KB again for each diagnostic is slow.
let last: { readonly text: string; readonly starts: readonly number[] } = { text: '', starts: [0] };

/** Offset of the start of each line. A text that ends in `\n` has an empty last line. */
export function lineStarts(text: string): readonly number[] {
  if (last.text === text) return last.starts;
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  last = { text, starts };
  return starts;
}

/** Index in `starts` of the line that contains `offset`. */
export function lineIndexAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function positionAt(text: string, { starts, secondHalves }: Lines, wanted: number): Position {
  const offset = Math.min(Math.max(wanted, 0), text.length);
  const index = lineIndexAt(starts, offset);
  const start = starts[index] ?? 0;
  const column = offset - start - (countBefore(secondHalves, offset) - countBefore(secondHalves, start)) + 1;
  return { line: index + 1, column, offset };
}

/** Offsets of the second halves of code points outside the Basic Multilingual Plane; few in most texts. */
function secondHalvesIn(text: string): readonly number[] {
  return [...text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)].map(({ index }) => index + 1);
}

/** Number of `offsets` below `end`; they are sorted. */
const countBefore = (offsets: readonly number[], end: number): number =>
  (offsets[0] ?? end) >= end ? 0 : lineIndexAt(offsets, end - 1) + 1;
