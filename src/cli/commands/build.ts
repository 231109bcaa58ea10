// `build-book build`: builds a book's site to disk.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic, DiagnosticCode, Outcome } from '../../core/diagnostic.ts';
import { urlPath } from '../../core/path.ts';
import { wantedOutputs } from '../../emit/outputs/outputs.ts';
import type { WrittenSite } from '../../disk/site/write-site.ts';
import type { BuiltBook, SessionOptions } from '../../build/session.ts';
import type { WrittenOutput } from '../../build/write-outputs.ts';
import { type UnchangedBuild, findUnchanged } from '../../build/unchanged/unchanged-build.ts';
import type { TextOf } from '../../report/position.ts';
import { applyPolicy } from '../../report/severity-policy.ts';
import { createSuppressions } from '../../report/suppressions.ts';
import { counted } from '../../report/totals.ts';
import { bookArgument, destinationFolder, destinationOption, restrictOption } from '../book-folder.ts';
import { type BookRun, runOnBook } from '../book-run.ts';
import type { Command, ExitCode, Invocation } from '../command.ts';
import { policyOf } from '../diagnostics-policy.ts';
import { exitCodeOf, printReport, shownFrom } from '../print-report.ts';
import type { Progress } from '../progress.ts';

/** Also the command that runs for `build-book` alone. */
export const build: Command = {
  argument: bookArgument,
  options: [
    destinationOption,
    { name: 'only', value: 'OUTPUT', summary: 'write only this output of book.toml, such as `epub`' },
    { name: 'open', short: 'o', summary: 'open the book in the browser after the build' },
    restrictOption,
  ],
  examples: [
    { line: 'build-book', meaning: 'build the book in this folder' },
    { line: 'build-book build docs', meaning: 'build the book in docs/' },
    { line: 'build-book -d public --open', meaning: 'write to public/ and open the first page' },
    { line: 'build-book --only epub', meaning: 'write only the EPUB' },
    { line: 'build-book --warnings-as-errors', meaning: 'for CI: also fail if there are warnings' },
    { line: 'build-book --json > report.json', meaning: 'write a report that programs can read' },
  ],
  notes: `\
The whole site is written even if chapters have errors; the exit code is then 1. Only
fatal errors, such as an invalid book.toml, stop the build, and the previous site stays
unchanged. If you press Ctrl-C, the site on disk is never incomplete: it is either the
previous one or, once writing has started, the new one.`,
  run: (invocation) => runOnBook(invocation, buildBook),
};

/** How a build ended, after it was reported. */
interface BuildEnd {
  readonly code: ExitCode;
  /** The path of the site's first page; absent if there is none. */
  readonly firstPage?: string;
}

async function buildBook(run: BookRun): Promise<ExitCode> {
  const { terminal } = run.invocation;
  const end = await buildAndReport(run);
  if (end.code !== 0 || !run.invocation.options.has('open')) return end.code;
  const { openPage } = await import('../open-page.ts');
  const complaint =
    end.firstPage === undefined
      ? 'the book doesn’t have a page to open'
      : await openPage(pathToFileURL(end.firstPage).href, terminal);
  if (complaint === undefined) return 0;
  terminal.err.write(`error: ${complaint}\n`);
  return 1;
}

async function buildAndReport({ invocation, root, progress, interrupts }: BookRun): Promise<BuildEnd> {
  const startedAt = performance.now();
  progress.show('reading');
  const options = sessionOptions(invocation, root, progress);
  const unchanged = options.only === undefined ? findUnchanged(options) : undefined;
  if (unchanged) {
    progress.clear();
    return reportSite(invocation, { ...unchangedSite(invocation, unchanged), root, startedAt });
  }
  const { openSession } = await import('../../build/session.ts');
  const session = openSession(options);
  try {
    const built = await session.build();
    const unknown = unknownOutput(built, options.only);
    if (unknown !== undefined) {
      progress.clear();
      invocation.terminal.err.write(`error: ${unknown}\n`);
      return { code: 2 };
    }
    const onProgress = (done: number, total: number): void => {
      progress.count('writing', done, total);
    };
    const written = built.fatal
      ? undefined
      : await interrupts.finish(() => session.write(built, { onProgress }));
    progress.clear();
    const end = reportSite(invocation, { ...builtSite(invocation, built, written), root, startedAt });
    if (written !== undefined)
      session.remember({ built, written, diagnostics: unsuppressed(built, written) });
    return end;
  } finally {
    await session.close();
  }
}

/** Why `--only` can't be done; absent if it can. */
function unknownOutput({ config, fatal }: BuiltBook, only: string | undefined): string | undefined {
  if (fatal || only === undefined) return undefined;
  const names = wantedOutputs(config).map(({ name }) => name);
  if (names.includes(only)) return undefined;
  return `the book has no output \`${only}\`, only ${names.map((name) => `\`${name}\``).join(', ')}; add \`[output.${only}]\` to book.toml`;
}

function unsuppressed(
  { diagnostics, textOf }: BuiltBook,
  written: Outcome<WrittenOutput>,
): readonly Diagnostic[] {
  const isSuppressed = createSuppressions(textOf);
  return [...diagnostics, ...written.diagnostics].filter((diagnostic) => !isSuppressed(diagnostic));
}

function sessionOptions(invocation: Invocation, root: string, progress: Progress): SessionOptions {
  const destination = destinationFolder(invocation);
  return {
    root,
    environment: invocation.terminal.environment,
    destination,
    only: invocation.options.get('only'),
    cache: invocation.shared.cache,
    restrict: invocation.options.has('restrict'),
    mode: 'build',
    // A created chapter must not pass, and would on the second run.
    missingChapters: invocation.shared.warningsAsErrors ? 'report' : 'create',
    onOutput: (text) => {
      progress.clear();
      invocation.terminal.err.write(text);
    },
    onWaiting: progress.wait,
  };
}

/** What became of a site, for the report. */
interface ReportedSite {
  /** The site's folder, absolute. */
  readonly destination: string;
  readonly chapters: number;
  /** Absent if there was no book to write. */
  readonly written: WrittenSite | undefined;
  readonly hasFailed: boolean;
  readonly hasHomePage: boolean;
  /** With their final severities. */
  readonly diagnostics: readonly Diagnostic[];
  readonly textOf: TextOf;
}

function builtSite(
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

function unchangedSite(
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

interface FinishedBuild extends ReportedSite {
  /** The book's folder, absolute. */
  readonly root: string;
  /** By `performance.now()`. */
  readonly startedAt: number;
}

function reportSite(invocation: Invocation, finished: FinishedBuild): BuildEnd {
  const { chapters, written, hasFailed } = finished;
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
    sentence: `${counted(chapters, 'chapter')} built into ${destination}: ${filesText(written)}, in ${took}`,
    result: { destination, chapters, ...written },
  });
  return {
    code: hasFailed ? 1 : exitCodeOf(totals, invocation),
    firstPage: finished.hasHomePage ? join(finished.destination, HOME_PAGE) : undefined,
  };
}

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
