// A file of link definitions -> the file in order.
import { normalLabel } from '../core/label.ts';
import type { DefinitionFile } from '../read/references/definition-file.ts';
import type { Edit } from './edit.ts';

/**
 * Each run of neighbouring definitions sorted by label, repetitions (same label, address and title) left out, one space
 * after the colon. Other lines, blank ones too, stay where they are and part the runs.
 */
export function formatDefinitions(text: string, definitions: DefinitionFile): readonly Edit[] {
  return runsOf(text, definitions).flatMap((run) => editsOf(text, run));
}

function runsOf(text: string, definitions: DefinitionFile): readonly DefinitionFile[] {
  const runs: DefinitionFile[number][][] = [];
  for (const definition of definitions) {
    const run = runs.at(-1);
    const end = run?.at(-1)?.at.span.end;
    if (run && end !== undefined && text.slice(end, definition.at.span.start) === '\n') run.push(definition);
    else runs.push([definition]);
  }
  return runs;
}

interface Row {
  /** Its place in the run as it was. */
  readonly place: number;
  readonly line: string;
  readonly stays: boolean;
}

function orderedRows(text: string, run: DefinitionFile): readonly Row[] {
  const seen = new Set<string>();
  return run
    .map(({ label, href, title, at }, place) => {
      const written = text.slice(at.span.start, at.span.end);
      const line = written.trim().replace(/^(\[(?:[^\]\\[]|\\.)+\]:)[ \t]*/, '$1 ');
      const same = JSON.stringify([normalLabel(label), href, title]);
      return { key: normalLabel(label), same, place, line, stays: line === written };
    })
    .filter(({ same }) => !seen.has(same) && seen.add(same))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/** One edit for each gap between lines that stay, so that a diff shows what has moved and no more. */
function editsOf(text: string, run: DefinitionFile): readonly Edit[] {
  const rows = orderedRows(text, run);
  const edits: Edit[] = [];
  let waiting: string[] = [];
  let next = 0;
  const closeGap = (end: number): void => {
    const edit = gapEdit(run, { from: next, to: end }, waiting);
    if (edit) edits.push(edit);
    waiting = [];
  };
  const staying = new Set(longestRise(rows));
  for (const row of rows) {
    if (!staying.has(row)) {
      waiting.push(row.line);
      continue;
    }
    closeGap(row.place);
    next = row.place + 1;
  }
  closeGap(run.length);
  return edits;
}

/** The definitions from one place to another, exchanged for these lines; absent where there is nothing to change. */
function gapEdit(
  run: DefinitionFile,
  { from, to }: { readonly from: number; readonly to: number },
  lines: readonly string[],
): Edit | undefined {
  if (from === to && lines.length === 0) return undefined;
  const following = run[to]?.at.span.start;
  const start = run[from]?.at.span.start ?? run[from - 1]?.at.span.end ?? 0;
  // With a line after the gap all lines of it end where that begins; else they follow the line before.
  if (following !== undefined)
    return { span: { start, end: following }, text: lines.map((line) => `${line}\n`).join('') };
  const before = run[from - 1]?.at.span.end;
  const end = run[to - 1]?.at.span.end ?? start;
  const text = lines.join('\n');
  if (before === undefined) return { span: { start, end }, text };
  return { span: { start: before, end }, text: lines.length === 0 ? '' : `\n${text}` };
}

/** The most rows that stay as they are in the order in which they were: the longest rise of their places. */
function longestRise(rows: readonly Row[]): readonly Row[] {
  const ends: Row[] = [];
  const before = new Map<Row, Row | undefined>();
  for (const row of rows) {
    if (!row.stays) continue;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle]?.place ?? 0) < row.place) low = middle + 1;
      else high = middle;
    }
    before.set(row, ends[low - 1]);
    ends[low] = row;
  }
  const found: Row[] = [];
  for (let row = ends.at(-1); row !== undefined; row = before.get(row)) found.push(row);
  return found.reverse();
}
