// Renders diagnostics as JSON. The format is public: fields are added, never changed.
import { messageOf, remedyOf, severityOf } from '../core/catalog.ts';
import type { Diagnostic, Severity } from '../core/diagnostic.ts';
import { type Position, type Positions, createPositions } from './position.ts';
import { type ReportSource, type ReportTool, shownPath } from './report-source.ts';
import { foldConsequences } from './consequences.ts';
import { sortDiagnostics } from './sort.ts';
import { countOf } from './totals.ts';

/** One diagnostic in JSON. Absent: `help` without a remedy, `follows` without a cause, `file` without a place, `start` and `end` without its text. */
export interface JsonDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
  /** The code of the diagnostic that this one follows from; other formats count it there. */
  readonly follows?: string;
  readonly file?: string;
  /** Lines and columns from 1, columns in code points; `offset` from 0, in UTF-16 code units. */
  readonly start?: Position;
  /** The first character after it. */
  readonly end?: Position;
}

/** A whole report in JSON. */
export interface JsonReport {
  readonly tool: ReportTool;
  readonly totals: { readonly errors: number; readonly warnings: number; readonly notices: number };
  readonly diagnostics: readonly JsonDiagnostic[];
  /** What the command did, if it came to that; its fields are the command's. */
  readonly result?: Readonly<Record<string, string | number | boolean | readonly (string | object)[]>>;
}

/** All of a report as one JSON document, with every place of every cause. */
export function renderJson(source: ReportSource, tool: ReportTool, result?: JsonReport['result']): string {
  const { error, warning, notice } = countOf(source.diagnostics);
  const report: JsonReport = {
    tool,
    totals: { errors: error, warnings: warning, notices: notice },
    diagnostics: jsonDiagnostics(source),
    result,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** Every diagnostic in JSON's shape, sorted. */
function jsonDiagnostics(source: ReportSource): readonly JsonDiagnostic[] {
  const positions = createPositions(source.textOf);
  const { causeOf } = foldConsequences(source.diagnostics);
  return sortDiagnostics(source.diagnostics).map((diagnostic) => ({
    code: diagnostic.code,
    severity: severityOf(diagnostic),
    message: messageOf(diagnostic),
    help: remedyOf(diagnostic),
    follows: causeOf(diagnostic)?.code,
    ...placeOf(diagnostic, positions, source.from),
  }));
}

function placeOf(
  { at }: Diagnostic,
  positions: Positions,
  from: string,
): Pick<JsonDiagnostic, 'file' | 'start' | 'end'> {
  if (at === undefined) return {};
  return { file: shownPath(from, at.file), ...positions.rangeOf(at) };
}
