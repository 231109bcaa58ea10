// Formats files of link definitions.
import { normalLabel } from '../core/label.ts';
import type { DefinitionFile } from '../read/references/definition-file.ts';
import type { Edit } from './edit.ts';

/**
 * Sorts each block of adjacent definitions by label, removes duplicates (same label, URL and title), and puts one
 * space after the colon. Other lines, including empty ones, stay in place and separate the blocks.
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
  /** Original index in the run. */
  readonly index: number;
  readonly line: string;
  readonly isUnchanged: boolean;
}

function orderedRows(text: string, run: DefinitionFile): readonly Row[] {
  const seen = new Set<string>();
  return run
    .map(({ label, href, title, at }, index) => {
      const written = text.slice(at.span.start, at.span.end);
      const line = written.trim().replace(/^(\[(?:[^\]\\[]|\\.)+\]:)[ \t]*/, '$1 ');
      const same = JSON.stringify([normalLabel(label), href, title]);
      return { key: normalLabel(label), same, index, line, isUnchanged: line === written };
    })
    .filter(({ same }) => !seen.has(same) && seen.add(same))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/** One edit per gap between unchanged lines, to keep the diff minimal. */
function editsOf(text: string, run: DefinitionFile): readonly Edit[] {
  const rows = orderedRows(text, run);
  const edits: Edit[] = [];
  let pending: string[] = [];
  let next = 0;
  const closeGap = (end: number): void => {
    const edit = gapEdit(run, { from: next, to: end }, pending);
    if (edit) edits.push(edit);
    pending = [];
  };
  const unchanged = new Set(longestIncreasing(rows));
  for (const row of rows) {
    if (!unchanged.has(row)) {
      pending.push(row.line);
      continue;
    }
    closeGap(row.index);
    next = row.index + 1;
  }
  closeGap(run.length);
  return edits;
}

/** Replaces the definitions between two indexes with these lines; absent when nothing changes. */
function gapEdit(
  run: DefinitionFile,
  { from, to }: { readonly from: number; readonly to: number },
  lines: readonly string[],
): Edit | undefined {
  if (from === to && lines.length === 0) return undefined;
  const following = run[to]?.at.span.start;
  const start = run[from]?.at.span.start ?? run[from - 1]?.at.span.end ?? 0;
  // If a line follows the gap, the new lines end where it starts; otherwise they come after the previous line.
  if (following !== undefined)
    return { span: { start, end: following }, text: lines.map((line) => `${line}\n`).join('') };
  const before = run[from - 1]?.at.span.end;
  const end = run[to - 1]?.at.span.end ?? start;
  const text = lines.join('\n');
  if (before === undefined) return { span: { start, end }, text };
  return { span: { start: before, end }, text: lines.length === 0 ? '' : `\n${text}` };
}

/** The longest increasing subsequence of unchanged rows, by original index. */
function longestIncreasing(rows: readonly Row[]): readonly Row[] {
  const ends: Row[] = [];
  const before = new Map<Row, Row | undefined>();
  for (const row of rows) {
    if (!row.isUnchanged) continue;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle]?.index ?? 0) < row.index) low = middle + 1;
      else high = middle;
    }
    before.set(row, ends[low - 1]);
    ends[low] = row;
  }
  const found: Row[] = [];
  for (let row = ends.at(-1); row !== undefined; row = before.get(row)) found.push(row);
  return found.reverse();
}
