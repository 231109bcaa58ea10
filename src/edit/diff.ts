// Renders changes as a unified diff for `git apply`.
import { type Edit, type FileChange, applyEdits } from './edit.ts';

/** Lines of context around a change. */
const CONTEXT = 3;

/** The diff of all changes; empty when there are none. */
export const renderDiff = (changes: readonly FileChange[]): string => changes.map(fileDiff).join('');

function fileDiff({ path, before, edits, movedTo }: FileChange): string {
  const target = movedTo ?? path;
  const head = [
    `diff --git a/${path} b/${target}`,
    ...(before === undefined ? ['new file mode 100644'] : []),
    ...(movedTo === undefined ? [] : [`rename from ${path}`, `rename to ${target}`]),
  ];
  const hunks = hunksOf(before ?? '', edits);
  if (hunks.length === 0) return movedTo === undefined ? '' : `${head.join('\n')}\n`;
  const names = [`--- ${before === undefined ? '/dev/null' : `a/${path}`}`, `+++ b/${target}`];
  return `${[...head, ...names, ...hunks].join('\n')}\n`;
}

/** Lines that change together, as 0-based indexes with an exclusive end. */
interface Range {
  readonly from: number;
  to: number;
  readonly edits: Edit[];
}

/** A range without its unchanged first and last lines. */
interface Change {
  readonly from: number;
  readonly to: number;
  /** The replacement. */
  readonly newLines: readonly Line[];
}

function hunksOf(text: string, edits: readonly Edit[]): readonly string[] {
  const lines = linesOf(text);
  let shift = 0;
  const changes = rangesOf(lines, edits).flatMap((range) => changeIn(lines, range));
  return grouped(changes).map((group) => {
    const [first] = group;
    const last = group.at(-1);
    const start = Math.max(0, (first?.from ?? 0) - CONTEXT);
    const end = Math.min(lines.length, (last?.to ?? 0) + CONTEXT);
    const rows: string[] = [];
    let at = start;
    let added = 0;
    for (const { from, to, newLines } of group) {
      rows.push(...lines.slice(at, from).map((line) => row(' ', line)));
      rows.push(...lines.slice(from, to).map((line) => row('-', line)));
      rows.push(...newLines.map((line) => row('+', line.text)));
      added += newLines.length - (to - from);
      at = to;
    }
    rows.push(...lines.slice(at, end).map((line) => row(' ', line)));
    const size = end - start;
    const oldRange = `${String(size === 0 ? start : start + 1)},${String(size)}`;
    const newRange = `${String(size + added === 0 ? start + shift : start + shift + 1)},${String(size + added)}`;
    shift += added;
    return [`@@ -${oldRange} +${newRange} @@`, ...rows].join('\n');
  });
}

interface Line {
  readonly start: number;
  /** Including its line end, if any. */
  readonly text: string;
}

function linesOf(text: string): readonly Line[] {
  let start = 0;
  return (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line) => {
    const found = { start, text: line };
    start += line.length;
    return found;
  });
}

function row(mark: string, line: Line | string): string {
  const text = typeof line === 'string' ? line : line.text;
  return text.endsWith('\n') ? mark + text.slice(0, -1) : `${mark}${text}\n\\ No newline at end of file`;
}

/** The lines that each edit touches; adjacent edits are merged. */
function rangesOf(lines: readonly Line[], edits: readonly Edit[]): readonly Range[] {
  const ranges: Range[] = [];
  let line = 0;
  for (const edit of edits) {
    const { start, end } = edit.span;
    while (line + 1 < lines.length && (lines[line + 1]?.start ?? 0) <= start) line++;
    let to = line;
    while (to < lines.length && ((lines[to]?.start ?? 0) < end || to === line)) to++;
    const last = ranges.at(-1);
    if (last && line < last.to) {
      last.edits.push(edit);
      last.to = Math.max(last.to, to);
    } else ranges.push({ from: line, to, edits: [edit] });
  }
  return ranges;
}

/** Empty when nothing changes. */
function changeIn(lines: readonly Line[], range: Range): readonly Change[] {
  const newLines = changedLines(lines, range);
  let { from, to } = range;
  let [start, end] = [0, newLines.length];
  const isSame = (line: number, own: number): boolean => lines[line]?.text === newLines[own]?.text;
  while (from < to && start < end && isSame(from, start)) [from, start] = [from + 1, start + 1];
  while (from < to && start < end && isSame(to - 1, end - 1)) [to, end] = [to - 1, end - 1];
  return from === to && start === end ? [] : [{ from, to, newLines: newLines.slice(start, end) }];
}

/** Groups changes with overlapping context into hunks. */
function grouped(ranges: readonly Change[]): readonly (readonly Change[])[] {
  const groups: Change[][] = [];
  for (const range of ranges) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && range.from - last.to <= 2 * CONTEXT) group.push(range);
    else groups.push([range]);
  }
  return groups;
}

function changedLines(lines: readonly Line[], { from, to, edits }: Range): readonly Line[] {
  const base = lines[from]?.start ?? 0;
  const text = lines
    .slice(from, to)
    .map((line) => line.text)
    .join('');
  const moved = edits.map(({ span, text: newText }) => ({
    span: { start: span.start - base, end: span.end - base },
    text: newText,
  }));
  return linesOf(applyEdits(text, moved));
}
