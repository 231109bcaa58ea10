// Diagnostics -> text for a terminal or a log: sentence, place, code frame, remedy.
import { messageOf, remedyOf, severityOf } from '../core/catalog.ts';
import type { Diagnostic, Location } from '../core/diagnostic.ts';
import { printable } from './cells.ts';
import { barRow, codeFrame } from './code-frame.ts';
import { type DiagnosticGroup, groupDiagnostics } from './group.ts';
import { type Paint, paintAs } from './severity-colors.ts';
import { type Positions, createPositions } from './position.ts';
import { type ReportSource, shownPath } from './report-source.ts';
import { sortDiagnostics } from './sort.ts';
import { counted } from './totals.ts';

export interface TerminalStyle {
  readonly paint: Paint;
  /** Terminal columns. */
  readonly width: number;
}

interface Printer extends TerminalStyle {
  readonly positions: Positions;
  readonly place: (at: Location) => string;
}

/** So many other places of one cause are named; the rest is counted, and all of them are in the JSON report. */
const MAX_PLACES = 8;

/**
 * Every diagnostic, sorted, one cause once, with a blank line after each; empty for none.
 *
 *     error[include/not-found]: cannot find `a.rs`
 *      --> src/ch02.md:3:5
 *       |
 *     3 | see {{#include a.rs}} here
 *       |     ^^^^^^^^^^^^^^^^^
 *       = help: a blank line stands in its place
 *       = and 1 more place: src/ch03.md:7:1
 */
export function renderTerminal(source: ReportSource, style: TerminalStyle): string {
  const positions = createPositions(source.textOf);
  const printer: Printer = { ...style, positions, place: (at) => placeText(positions, source.from, at) };
  return groupDiagnostics(sortDiagnostics(source.diagnostics))
    .map((group) => `${groupText(group, printer)}\n\n`)
    .join('');
}

function groupText({ first, more }: DiagnosticGroup, printer: Printer): string {
  const { paint } = printer;
  const { gutter, frame } = frameOf(first, printer);
  const indent = ' '.repeat(gutter);
  const remedy = remedyOf(first);
  const notes = [
    ...(remedy === undefined ? [] : [`help: ${printable(remedy)}`]),
    ...(more.length === 0 ? [] : [placesText(more, printer)]),
  ];
  return [
    headline(first, paint),
    ...(first.at === undefined ? [] : [`${indent}${paint.blue('-->')} ${printer.place(first.at)}`]),
    ...(frame === undefined ? [] : [frame]),
    ...(frame !== undefined && notes.length > 0 ? [barRow(gutter, paint)] : []),
    ...notes.map((note) => `${indent} ${paint.blue('=')} ${note}`),
  ].join('\n');
}

function headline(diagnostic: Diagnostic, paint: Paint): string {
  const severity = severityOf(diagnostic);
  const tag = paintAs(paint, severity, `${severity}[${diagnostic.code}]`);
  return paint.bold(`${tag}: ${printable(messageOf(diagnostic))}`);
}

/** The frame of a diagnostic; absent without a place or text. Notices ask for nothing, so they take no room for one. */
function frameOf(
  diagnostic: Diagnostic,
  printer: Printer,
): { readonly gutter: number; readonly frame?: string } {
  const severity = severityOf(diagnostic);
  if (diagnostic.at === undefined || severity === 'notice') return { gutter: 1 };
  const text = printer.positions.textOf(diagnostic.at.file);
  if (text === undefined) return { gutter: 1 };
  const { paint, width } = printer;
  const frame = codeFrame(text, diagnostic.at.span, { paint, width, severity });
  return { gutter: frame.gutter, frame: frame.text };
}

function placesText(more: readonly Diagnostic[], printer: Printer): string {
  const places = more.flatMap(({ at }) => (at === undefined ? [] : [printer.place(at)]));
  const rest = more.length - Math.min(places.length, MAX_PLACES);
  const named = places.slice(0, MAX_PLACES).join(', ');
  const head = `and ${counted(more.length, 'more place')}`;
  if (named === '') return head;
  return rest === 0 ? `${head}: ${named}` : `${head}: ${named}, and ${counted(rest, 'other')}`;
}

/** `src/a.md:3:5`, or the path alone where the text is not known. */
function placeText(positions: Positions, from: string, at: Location): string {
  const path = printable(shownPath(from, at.file));
  const start = positions.rangeOf(at)?.start;
  return start === undefined ? path : `${path}:${String(start.line)}:${String(start.column)}`;
}
