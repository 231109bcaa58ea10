// Reports what a build wrote, for one site or for all editions of a book.
import { join } from 'node:path';
import type { Diagnostic, DiagnosticCode, Outcome } from '../core/diagnostic.ts';
import { distinctDiagnostics } from '../core/distinct-diagnostics.ts';
import { urlPath } from '../core/path.ts';
import type { WrittenSite } from '../disk/site/write-site.ts';
import type { BuiltBook } from '../build/session.ts';
import type { UnchangedBuild } from '../build/unchanged/unchanged-build.ts';
import type { WrittenOutput } from '../build/write-outputs.ts';
import type { TextOf } from '../report/position.ts';
import { applyPolicy } from '../report/severity-policy.ts';
import { counted } from '../report/totals.ts';
import { wantedOutputs } from '../emit/outputs/outputs.ts';
import type { ExitCode, Invocation } from './command.ts';
import { policyOf } from './diagnostics-policy.ts';
import { exitCodeOf, printReport, shownFrom } from './print-report.ts';

/** How a build ended, after it was reported. */
export interface BuildEnd {
  readonly code: ExitCode;
  /** The path of the site's first page; absent if there is none. */
  readonly firstPage?: string;
}

/** What became of a site, for the report. */
export interface ReportedSite {
  /** The site's folder, absolute. */
  readonly destination: string;
  readonly chapters: number;
  /** Number of languages; absent for a book in one. */
  readonly languages?: number;
  /** Absent if there was no book to write. */
  readonly written: WrittenSite | undefined;
  readonly hasFailed: boolean;
  readonly hasHomePage: boolean;
  /** With their final severities. */
  readonly diagnostics: readonly Diagnostic[];
  readonly textOf: TextOf;
}

export function builtSite(
  { shared }: Invocation,
  built: BuiltBook,
  written: Outcome<WrittenOutput> | undefined,
): ReportedSite {
  const all = [...built.diagnostics, ...(written?.diagnostics ?? [])];
  const { destination = built.destination, ...result } = written?.value ?? {
    written: [],
    unchanged: 0,
    removed: [],
    bytes: 0,
  };
  return {
    destination,
    chapters: built.stats.chapters,
    written: written && result,
    hasFailed: written?.diagnostics.some(({ code }) => failuresToWrite.has(code)) !== false,
    hasHomePage: destination === built.destination && built.site.has(HOME_PAGE),
    diagnostics: applyPolicy(all, policyOf(built.config, shared, built.textOf)),
    textOf: built.textOf,
  };
}

export function unchangedSite(
  { shared }: Invocation,
  { report, destination, textOf }: UnchangedBuild,
): ReportedSite {
  // What comments suppress was left out when it was recorded.
  const policy = policyOf(report.config, shared, () => undefined);
  return {
    destination,
    chapters: report.chapters,
    written: { written: [], unchanged: report.files, removed: [], bytes: 0 },
    hasFailed: false,
    hasHomePage: report.hasHomePage,
    diagnostics: applyPolicy(report.diagnostics, policy),
    textOf,
  };
}

/** All editions of a book, that of its own language first. */
export function unchangedEditions(invocation: Invocation, editions: readonly UnchangedBuild[]): ReportedSite {
  const sites = editions.map((edition) => unchangedSite(invocation, edition));
  const [first, ...others] = sites;
  if (first?.written === undefined) throw new Error('a book has at least one edition');
  const diagnostics = sites.flatMap((site) => site.diagnostics);
  const unchanged = sites.reduce((sum, { written }) => sum + (written?.unchanged ?? 0), 0);
  return {
    ...first,
    languages: others.length + 1,
    written: { ...first.written, unchanged },
    diagnostics: distinctDiagnostics(diagnostics),
  };
}

export interface FinishedBuild extends ReportedSite {
  /** The book's folder, absolute. */
  readonly root: string;
  /** By `performance.now()`. */
  readonly startedAt: number;
}

export function reportSite(invocation: Invocation, finished: FinishedBuild): BuildEnd {
  const { chapters, languages, written, hasFailed } = finished;
  const destination = shownFrom(invocation.terminal.folder, finished.destination) || '.';
  if (written === undefined || (hasFailed && written.written.length === 0)) {
    printReport(invocation, {
      ...finished,
      output: 'shown',
      sentence: `nothing was written to ${destination}`,
    });
    return { code: 1 };
  }
  const took = seconds(performance.now() - finished.startedAt);
  const totals = printReport(invocation, {
    ...finished,
    output: 'shown',
    sentence: `${counted(chapters, 'chapter')}${inLanguages(languages)} built into ${destination}: ${filesText(written)}, in ${took}`,
    result: { destination, chapters, ...(languages !== undefined && { languages }), ...written },
  });
  return {
    code: hasFailed ? 1 : exitCodeOf(totals, invocation),
    firstPage: finished.hasHomePage ? join(finished.destination, HOME_PAGE) : undefined,
  };
}

const inLanguages = (count: number | undefined): string =>
  count === undefined ? '' : ` in ${counted(count, 'language')}`;

const HOME_PAGE = urlPath('index.html');

/** Errors of the disk rather than of the book, which `--allow-errors` does not cover. */
const failuresToWrite: ReadonlySet<DiagnosticCode> = new Set([
  'file/unsafe-destination',
  'file/destination-busy',
  'file/write-failed',
]);

/** `3 files written, 140 unchanged, 1 removed`. */
function filesText({ written, unchanged, removed }: WrittenSite): string {
  const others = [
    ...(unchanged > 0 ? [`${String(unchanged)} unchanged`] : []),
    ...(removed.length > 0 ? [`${String(removed.length)} removed`] : []),
  ];
  return [`${counted(written.length, 'file')} written`, ...others].join(', ');
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;

/** Why `--only` can't be done; absent if it can. */
export function unknownOutput({ config, fatal }: BuiltBook, only: string | undefined): string | undefined {
  if (fatal || only === undefined) return undefined;
  const names = wantedOutputs(config).map(({ name }) => name);
  if (names.includes(only)) return undefined;
  return `the book has no output \`${only}\`, only ${names.map((name) => `\`${name}\``).join(', ')}; add \`[output.${only}]\` to book.toml`;
}
