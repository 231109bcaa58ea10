// Finds the code in a chapter, where Markdown syntax has no effect.
import { fencesIn } from '../read/preprocess/include/raw-blocks.ts';
import type { DefinitionFile } from '../read/references/definition-file.ts';

/** Start and exclusive end. */
type Range = readonly [start: number, end: number];

/** Tests whether an offset is inside a fenced block or code span. */
export function codeTest(text: string): (at: number) => boolean {
  const ranges: Range[] = [];
  let from = 0;
  for (const { start, end } of fencesIn(text)) {
    ranges.push(...spansIn(text, from, start), [start, end]);
    from = end;
  }
  ranges.push(...spansIn(text, from, text.length));
  return (at) => {
    const range = ranges[lastBefore(ranges, at)];
    return range !== undefined && at >= range[0] && at < range[1];
  };
}

/** Removes definitions inside code: definitions are found line by line, in code too. */
export function outsideCode(text: string, definitions: DefinitionFile): DefinitionFile {
  if (definitions.length === 0) return definitions;
  const isCode = codeTest(text);
  return definitions.filter(({ at }) => !isCode(at.span.start));
}

/** Index of the last range that starts at or before `at`; -1 when there is none. */
function lastBefore(ranges: readonly Range[], at: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.[0] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** A run of backticks, or the end of a paragraph. */
const RUN = /(\\*)(`+)|\n[ \t]*(?=\n)/g;

/** A run of backticks. */
interface Run {
  /**
   * Where a span can open: after an escaped backtick. Inside a span backslashes are literal, so the whole run can
   * close it.
   */
  readonly open: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Code spans in a part of the text: from a run of backticks to the next run of the same length in the same
 * paragraph (CommonMark 6.1).
 */
function spansIn(text: string, from: number, to: number): readonly Range[] {
  const found: Range[] = [];
  let runs: Run[] = [];
  for (const match of text.slice(from, to).matchAll(RUN)) {
    const [, backslashes = '', ticks] = match;
    if (ticks === undefined) {
      found.push(...pairsOf(runs));
      runs = [];
      continue;
    }
    const start = from + match.index + backslashes.length;
    runs.push({ open: start + (backslashes.length % 2), start, end: start + ticks.length });
  }
  return [...found, ...pairsOf(runs)];
}

/** Pairs each run with the next one of the same length and skips the runs in between. */
function pairsOf(runs: readonly Run[]): readonly Range[] {
  const closers = new Map<number, number[]>();
  for (const [i, { start, end }] of runs.entries()) {
    const places = closers.get(end - start);
    if (places) places.push(i);
    else closers.set(end - start, [i]);
  }
  for (const places of closers.values()) places.reverse();
  const found: Range[] = [];
  let past = -1;
  for (const [i, { open, end }] of runs.entries()) {
    if (i <= past || open === end) continue;
    const places = closers.get(end - open) ?? [];
    while ((places.at(-1) ?? Infinity) <= i) places.pop();
    const closing = places.at(-1);
    const close = closing === undefined ? undefined : runs[closing];
    if (closing === undefined || close === undefined) continue;
    found.push([open, close.end]);
    past = closing;
  }
  return found;
}
