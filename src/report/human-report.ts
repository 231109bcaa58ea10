// Renders diagnostics for a terminal or a log: message, location, code frame, help.
import { messageOf, remedyOf, severityOf } from '../core/catalog.ts';
import type { Diagnostic, Location } from '../core/diagnostic.ts';
import { printable } from './cells.ts';
import { barRow, codeFrame } from './code-frame.ts';
import { type FoldedReport, consequencesText, foldConsequences } from './consequences.ts';
import { type Paint, paintAs } from './severity-colors.ts';
import { type Positions, createPositions } from './position.ts';
import { type LinkToCode, type ReportSource, shownPath } from './report-source.ts';
import { counted } from './totals.ts';
import { commandsFor, typedCommands } from './typed-commands.ts';

export interface TerminalStyle {
  readonly paint: Paint;
  /** Terminal columns. */
  readonly width: number;
  /** How the user starts the program: `npx build-book`. */
  readonly program: string;
  /** Makes each code a hyperlink; absent for a terminal that doesn't support them. */
  readonly linkTo?: LinkToCode;
}

interface Printer extends TerminalStyle {
  readonly positions: Positions;
  readonly place: (at: Location) => string;
  readonly from: string;
  readonly consequencesOf: FoldedReport['consequencesOf'];
}

/** Other places listed per cause; the rest are counted, and the JSON report has all of them. */
const MAX_PLACES = 8;

/**
 * All diagnostics, sorted and grouped by cause, with a blank line after each; empty if there are none.
 *
 *     error[include/not-found]: cannot find `a.rs`
 *      --> src/ch02.md:3:5
 *       |
 *     3 | see {{#include a.rs}} here
 *       |     ^^^^^^^^^^^^^^^^^
 *       = help: a blank line was put in its place
 *       = and 1 more place: src/ch03.md:7:1
 */
export function renderTerminal(source: ReportSource, style: TerminalStyle): string {
  const positions = createPositions(source.textOf);
  const { visible, consequencesOf } = foldConsequences(source.diagnostics);
  const place = (at: Location): string => placeText(positions, source.from, at);
  return groupDiagnostics(visible)
    .map(
      (group) => `${groupText(group, { ...style, positions, place, from: source.from, consequencesOf })}\n\n`,
    )
    .join('');
}

export interface DiagnosticGroup {
  readonly first: Diagnostic;
  /** The same problem at other places, in the given order; empty for most. */
  readonly more: readonly Diagnostic[];
}

/** Groups diagnostics with the same cause: forty broken links to one page are one problem. Keeps the order of first members. */
export function groupDiagnostics(diagnostics: readonly Diagnostic[]): readonly DiagnosticGroup[] {
  const groups = new Map<string, { readonly first: Diagnostic; readonly more: Diagnostic[] }>();
  for (const diagnostic of diagnostics) {
    const key = causeOf(diagnostic);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: diagnostic, more: [] });
    // A program that fails for each format fails at one place.
    else if (!isSamePlace(group.first, diagnostic)) group.more.push(diagnostic);
  }
  return [...groups.values()];
}

const isSamePlace = ({ at: one }: Diagnostic, { at: other }: Diagnostic): boolean =>
  one !== undefined && one.file === other?.file && one.span.start === other.span.start;

/** Equal for diagnostics that say the same. The messages contain the arguments, in any order of keys. */
const causeOf = (diagnostic: Diagnostic): string =>
  JSON.stringify([diagnostic.code, severityOf(diagnostic), messageOf(diagnostic), remedyOf(diagnostic)]);

function groupText({ first, more }: DiagnosticGroup, printer: Printer): string {
  const { paint } = printer;
  const { gutter, frame } = frameOf(first, printer);
  const indent = ' '.repeat(gutter);
  const remedy = remedyOf(first);
  const notes = [
    ...(remedy === undefined ? [] : [`help: ${helpText(remedy, printer)}`]),
    ...(more.length === 0 ? [] : [placesText(more, printer)]),
    ...consequencesText([first, ...more].flatMap(printer.consequencesOf)),
  ];
  return [
    headline(first, printer),
    ...(first.at === undefined ? [] : [`${indent}${paint.blue('-->')} ${printer.place(first.at)}`]),
    ...(frame === undefined ? [] : [frame]),
    ...(frame !== undefined && notes.length > 0 ? [barRow(gutter, paint)] : []),
    ...notes.map((note) => `${indent} ${paint.blue('=')} ${note}`),
  ].join('\n');
}

const helpText = (remedy: string, { program, from }: Printer): string =>
  printable(typedCommands(commandsFor(remedy, from), program));

function headline(diagnostic: Diagnostic, { paint, linkTo }: Printer): string {
  const severity = severityOf(diagnostic);
  const url = linkTo?.(diagnostic.code);
  const code = url === undefined ? diagnostic.code : hyperlink(diagnostic.code, url);
  const tag = paintAs(paint, severity, `${severity}[${code}]`);
  return paint.bold(`${tag}: ${printable(messageOf(diagnostic))}`);
}

/** OSC 8: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda */
const hyperlink = (text: string, url: string): string => `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\`;

/** The frame of a diagnostic; absent without a place or text. Notices get none, since they don't ask for a fix. */
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
  const places = more.flatMap(({ at }) => (at === undefined ? [] : [at])).slice(0, MAX_PLACES);
  const rest = more.length - places.length;
  // Each may be in another file, which has to be read for it.
  const named = places.map((at) => printer.place(at)).join(', ');
  const head = `and ${counted(more.length, 'more place')}`;
  if (named === '') return head;
  return rest === 0 ? `${head}: ${named}` : `${head}: ${named}, and ${counted(rest, 'other')}`;
}

/** `src/a.md:3:5`, or only the path if the text is unknown. */
function placeText(positions: Positions, from: string, at: Location): string {
  const path = printable(shownPath(from, at.file));
  const start = positions.rangeOf(at)?.start;
  return start === undefined ? path : `${path}:${String(start.line)}:${String(start.column)}`;
}
