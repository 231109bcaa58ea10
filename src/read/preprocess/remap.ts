// Restores the origins of unchanged text after a program has edited it.
import {
  type MappedText,
  concatMapped,
  generatedText,
  originOf,
  sliceMapped,
} from '../../core/mapped-text.ts';
import { matchLines } from './external/match-lines.ts';

/**
 * `after`, with the origins of lines that are still in `before`, in the same order. New text gets the position where
 * it was inserted. Takes O(n log n).
 */
export function remap(before: MappedText, after: string): MappedText {
  if (before.text === after) return before;
  const [old, now] = [linesOf(before.text), linesOf(after)];
  const pairs = matchLines(
    old.map(({ text }) => text),
    now.map(({ text }) => text),
  );
  const parts: MappedText[] = [];
  let [i, j] = [0, 0];
  for (const [oldLine, newLine] of [...pairs, [old.length, now.length] as const]) {
    const at = old[i]?.start ?? before.text.length;
    const changed = { at, lines: old.slice(i, oldLine) };
    for (const part of remapChanged(before, changed, now.slice(j, newLine))) parts.push(part);
    const unchanged = old[oldLine];
    if (unchanged !== undefined) parts.push(sliceMapped(before, unchanged.start, unchanged.end));
    [i, j] = [oldLine + 1, newLine + 1];
  }
  return concatMapped(parts);
}

interface Line {
  /** Including its line end. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline + 1;
    lines.push({ text: text.slice(start, end), start, end });
    start = end;
  }
  return lines;
}

/** Maps changed lines one by one if their number is the same, otherwise as a block. */
function remapChanged(
  before: MappedText,
  old: { readonly at: number; readonly lines: readonly Line[] },
  now: readonly Line[],
): readonly MappedText[] {
  if (now.length === 0) return [];
  if (old.lines.length === now.length) {
    return now.flatMap(({ text }, i) => {
      const line = old.lines[i];
      return line === undefined ? [] : remapRun(before, line, text);
    });
  }
  const run = { start: old.at, end: old.lines.at(-1)?.end ?? old.at };
  return remapRun(before, run, now.map(({ text }) => text).join(''));
}

/** Keeps the origins of the common prefix and suffix. */
function remapRun(
  before: MappedText,
  { start, end }: { readonly start: number; readonly end: number },
  now: string,
): readonly MappedText[] {
  const old = before.text.slice(start, end);
  const limit = Math.min(old.length, now.length);
  let head = 0;
  while (head < limit && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < limit - head && old[old.length - tail - 1] === now[now.length - tail - 1]) tail++;
  return [
    sliceMapped(before, start, start + head),
    insertedAt(before, start + head, now.slice(head, now.length - tail)),
    sliceMapped(before, end - tail, end),
  ];
}

function insertedAt(before: MappedText, at: number, text: string): MappedText {
  const origin = originOf(before, at, at);
  // Happens only when `before` is empty.
  return origin === undefined ? { text, segments: [] } : generatedText(origin.file, text, origin.span.start);
}
