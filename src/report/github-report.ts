// Renders diagnostics as workflow commands, which GitHub Actions shows on the lines of a pull request.
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message
import { messageOf, remedyOf, severityOf } from '../core/catalog.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { type PositionRange, type Positions, createPositions } from './position.ts';
import { type ReportSource, shownPath } from './report-source.ts';
import { printable } from './cells.ts';
import { type FoldedReport, consequencesText, foldConsequences } from './consequences.ts';

/** `::error file=src/a.md,line=3,…::sentence`, one line for each diagnostic. GitHub wants paths from the repository's root. */
export function renderGithub(source: ReportSource): string {
  const positions = createPositions(source.textOf);
  const folded = foldConsequences(source.diagnostics);
  return folded.visible
    .map((diagnostic) => `${annotation(diagnostic, folded, { positions, from: source.from })}\n`)
    .join('');
}

function annotation(
  diagnostic: Diagnostic,
  { consequencesOf }: FoldedReport,
  { positions, from }: { readonly positions: Positions; readonly from: string },
): string {
  const { at } = diagnostic;
  const properties = [
    ...(at === undefined ? [] : [['file', shownPath(from, at.file)] as const]),
    ...rangeProperties(at === undefined ? undefined : positions.rangeOf(at)),
    ['title', diagnostic.code] as const,
  ].map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const remedy = remedyOf(diagnostic);
  const message = [
    messageOf(diagnostic),
    ...(remedy === undefined ? [] : [`help: ${remedy}`]),
    ...consequencesText(consequencesOf(diagnostic)),
  ].join('\n');
  return `::${severityOf(diagnostic)} ${properties.join(',')}::${escapeData(message)}`;
}

/** GitHub takes columns only within one line. */
function rangeProperties(range: PositionRange | undefined): readonly (readonly [string, number])[] {
  if (range === undefined) return [];
  const { start, end } = range;
  const lines = [['line', start.line] as const, ['endLine', end.line] as const];
  return start.line === end.line ? [...lines, ['col', start.column], ['endColumn', end.column]] : lines;
}

/** Like in a terminal, control characters are shown, not obeyed: the log of a run is one. */
const escapeData = (text: string): string =>
  text
    .split('\n')
    .map(printable)
    .join('\n')
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
