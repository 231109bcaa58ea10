// A file of link definitions -> the file in order.
import { normalLabel } from '../references/label.ts';
import type { DefinitionFile } from '../references/definition-file.ts';
import type { Edit } from './edit.ts';

/**
 * Each run of neighbouring definitions sorted by label, repetitions (same label, address and title) left out, one space
 * after the colon. Other lines, blank ones too, stay where they are and part the runs.
 */
export function formatDefinitions(text: string, definitions: DefinitionFile): readonly Edit[] {
  const edits: Edit[] = [];
  for (const run of runsOf(text, definitions)) {
    const [first] = run;
    const last = run.at(-1);
    if (first === undefined || last === undefined) continue;
    const span = { start: first.at.span.start, end: last.at.span.end };
    const made = orderedLines(text, run).join('\n');
    if (made !== text.slice(span.start, span.end)) edits.push({ span, text: made });
  }
  return edits;
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

function orderedLines(text: string, run: DefinitionFile): readonly string[] {
  const seen = new Set<string>();
  return run
    .map(({ label, href, title, at }) => ({
      key: normalLabel(label),
      same: JSON.stringify([normalLabel(label), href, title]),
      line: text
        .slice(at.span.start, at.span.end)
        .trim()
        .replace(/^(\[(?:[^\]\\[]|\\.)+\]:)[ \t]*/, '$1 '),
    }))
    .filter(({ same }) => !seen.has(same) && seen.add(same))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ line }) => line);
}
