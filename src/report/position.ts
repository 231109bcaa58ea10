// Computes lines and columns from offsets; the only file that does.
import type { Location } from '../core/diagnostic.ts';
import type { BookPath } from '../core/path.ts';

/** A source file's text as the stages saw it; `undefined` if it is unknown or couldn't be read. */
export type TextOf = (path: BookPath) => string | undefined;

/** A point in a text. Lines and columns count from 1, offsets (UTF-16 code units) from 0. */
export interface Position {
  readonly line: number;
  /** In Unicode code points: `é` and `😀` count as one each, whatever their display width. */
  readonly column: number;
  readonly offset: number;
}

/** A range of characters; `end` is exclusive. */
export interface PositionRange {
  readonly start: Position;
  readonly end: Position;
}

/** Converts locations to positions, splitting each file into lines once. */
export interface Positions {
  /** Absent if the file's text is unknown. Offsets beyond the text are clamped to its end. */
  readonly rangeOf: (location: Location) => PositionRange | undefined;
  readonly textOf: TextOf;
}

/** Positions in the texts of `textOf`; caches their line starts. */
export function createPositions(textOf: TextOf): Positions {
  const startsByFile = new Map<BookPath, readonly number[]>();
  const startsOf = (file: BookPath, text: string): readonly number[] => {
    const known = startsByFile.get(file);
    if (known !== undefined) return known;
    const starts = lineStarts(text);
    startsByFile.set(file, starts);
    return starts;
  };
  const rangeOf = ({ file, span }: Location): PositionRange | undefined => {
    const text = textOf(file);
    if (text === undefined) return undefined;
    const starts = startsOf(file, text);
    const start = positionAt(text, starts, span.start);
    return { start, end: positionAt(text, starts, Math.max(span.start, span.end)) };
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

function positionAt(text: string, starts: readonly number[], wanted: number): Position {
  const offset = Math.min(Math.max(wanted, 0), text.length);
  const index = lineIndexAt(starts, offset);
  return { line: index + 1, column: codePoints(text, starts[index] ?? 0, offset) + 1, offset };
}

/** Number of code points that start in the range. */
function codePoints(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    // A low surrogate was counted with its high surrogate.
    const isSecondHalf = unit >= 0xdc00 && unit <= 0xdfff && at > start && isFirstHalf(text, at - 1);
    if (!isSecondHalf) count++;
  }
  return count;
}

const isFirstHalf = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff;
};
