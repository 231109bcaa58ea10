// A text and what a program made of it -> the new text with the origins of all that stayed as it was.
import {
  type MappedText,
  concatMapped,
  generatedText,
  originOf,
  sliceMapped,
} from '../../core/mapped-text.ts';
import { matchLines } from './external/match-lines.ts';

/**
 * `after` with the origins of the lines of `before` that are still there, in their order; text that is new stands for
 * the place where it was put. Takes time in proportion to the texts.
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
    const kept = old[oldLine];
    if (kept !== undefined) parts.push(sliceMapped(before, kept.start, kept.end));
    [i, j] = [oldLine + 1, newLine + 1];
  }
  return concatMapped(parts);
}

interface Line {
  /** With its line end. */
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

/** Lines that became others: one by one where they are as many as before, else as a whole. */
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

/** The beginning and the end that a run of text kept are where they were; what is between is new. */
function remapRun(
  before: MappedText,
  { start, end }: { readonly start: number; readonly end: number },
  now: string,
): readonly MappedText[] {
  const old = before.text.slice(start, end);
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < most - head && old[old.length - tail - 1] === now[now.length - tail - 1]) tail++;
  return [
    sliceMapped(before, start, start + head),
    madeAt(before, start + head, now.slice(head, now.length - tail)),
    sliceMapped(before, end - tail, end),
  ];
}

function madeAt(before: MappedText, at: number, text: string): MappedText {
  const origin = originOf(before, at, at);
  // An empty text that stands in no file has no place to stand for.
  return origin === undefined ? { text, segments: [] } : generatedText(origin.file, text, origin.span.start);
}
