// Prints the diagnostics and the result of a command in the requested format.
import { relative, sep } from 'node:path';
import { severityOf } from '../core/catalog.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { JsonReport } from '../report/json-report.ts';
import type { TextOf } from '../report/position.ts';
import { renderReport } from '../report/render-report.ts';
import { sortDiagnostics } from '../report/sort.ts';
import { type Totals, totalsOf, totalsSentence } from '../report/totals.ts';
import type { ExitCode, Invocation } from './command.ts';
import { ownPackage, packageText } from '../disk/own-files.ts';
import { once } from '../core/once.ts';
import { codeLinks } from './guide/code-links.ts';
import { DIAGNOSTICS_CHAPTER, sectionOf } from './guide/guide-section.ts';
import { programName, typed } from './program-name.ts';

export interface CommandReport {
  /** With their final severities. */
  readonly diagnostics: readonly Diagnostic[];
  readonly textOf: TextOf;
  /** The book's folder, absolute. */
  readonly root: string;
  /** Set where the output of the book's programs was printed as it came. */
  readonly output?: 'shown';
  /** What the totals count, where others are printed too: `new` gives `new: 1 error`. */
  readonly label?: string;
  /** What the command did, as one line for people. */
  readonly sentence?: string;
  /** What the command did, as data for programs. */
  readonly result?: JsonReport['result'];
}

/** Prints diagnostics to the error stream for people, or everything to standard output for programs. */
export function printReport(invocation: Invocation, report: CommandReport): Totals {
  const { shared, terminal, paint } = invocation;
  const totals = totalsOf(report.diagnostics);
  const { format, quiet } = shared;
  const wanted = quiet ? problems(report.diagnostics) : report.diagnostics;
  const isRepeated = report.output === 'shown' && format === 'human';
  const shown = { ...report, diagnostics: isRepeated ? wanted.map(withoutOutput) : wanted };
  const text = renderReport(
    { ...shown, from: pathFrom(invocation, report.root), tool: ownPackage(), explain },
    format,
    {
      paint,
      width: terminal.err.width,
      program: programName(terminal.environment),
      linkTo: codeLinks(terminal),
    },
  );
  if (format !== 'human') {
    terminal.out.write(text);
    return totals;
  }
  terminal.err.write(text);
  const label = report.label === undefined ? '' : `${report.label}: `;
  if (text !== '')
    terminal.err.write(
      `${paint.bold(label + totalsSentence(totalsOf(shown.diagnostics)))}\n${explainHint(invocation, shown.diagnostics)}`,
    );
  if (!quiet && report.sentence !== undefined) terminal.out.write(`${report.sentence}\n`);
  return totals;
}

const diagnosticsChapter = once(() => packageText(DIAGNOSTICS_CHAPTER) ?? '');

const explain = (code: string): string | undefined => sectionOf(diagnosticsChapter(), code);

/** For people at a terminal: how to learn more about the first code that asks for a fix; empty for the others. */
function explainHint({ terminal, paint }: Invocation, diagnostics: readonly Diagnostic[]): string {
  const [first] = sortDiagnostics(problems(diagnostics));
  if (first === undefined || !terminal.err.isTerminal) return '';
  return paint.dim(typed(terminal, `run \`build-book explain ${first.code}\` to learn more about it\n`));
}

/** 1 if the book has errors and `--allow-errors` was not given. */
export const exitCodeOf = (totals: Totals, { shared }: Invocation): ExitCode =>
  totals.error > 0 && !shared.allowErrors ? 1 : 0;

/** Without the last lines of a program, which stand above. */
const withoutOutput = (diagnostic: Diagnostic): Diagnostic =>
  'lastLines' in diagnostic.args && diagnostic.args.lastLines.length > 0
    ? ({ ...diagnostic, args: { ...diagnostic.args, lastLines: [] } } as Diagnostic)
    : diagnostic;

const problems = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.filter((diagnostic) => severityOf(diagnostic) !== 'notice');

/** The book's folder relative to the current folder, or for GitHub's formats to the root of the checkout. */
function pathFrom({ shared, terminal }: Invocation, root: string): string {
  const isForGithub = shared.format === 'github' || shared.format === 'sarif';
  const workspace = isForGithub ? terminal.environment['GITHUB_WORKSPACE'] : undefined;
  return shownFrom(workspace ?? terminal.folder, root);
}

/** A folder as messages show it: relative to `base` if it is near, with `/`; empty for `base` itself. */
export function shownFrom(base: string, folder: string): string {
  const path = relative(base, folder).split(sep).join('/');
  return path.startsWith('../../') ? folder.split(sep).join('/') : path;
}
