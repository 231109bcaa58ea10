// `build-book build`: builds a book's site to disk.
import { pathToFileURL } from 'node:url';
import type { SessionOptions } from '../../build/session.ts';
import { findUnchangedEditions } from '../../build/unchanged/unchanged-editions.ts';
import { unsuppressed } from '../../build/unchanged/unsuppressed.ts';
import { findUnchanged } from '../../build/unchanged/unchanged-build.ts';
import { bookArgument, destinationFolder, destinationOption, restrictOption } from '../book-folder.ts';
import { type BookRun, runOnBook } from '../book-run.ts';
import {
  type BuildEnd,
  builtSite,
  reportSite,
  unchangedEditions,
  unchangedSite,
  unknownOutput,
} from '../build-report.ts';
import type { Command, ExitCode, Invocation } from '../command.ts';
import type { Progress } from '../progress.ts';

/** Also the command that runs for `build-book` alone. */
export const build: Command = {
  argument: bookArgument,
  options: [
    destinationOption,
    { name: 'language', value: 'TAG', summary: 'build only this language of the book, such as `de`' },
    { name: 'only', value: 'OUTPUT', summary: 'write only this output of book.toml, such as `epub`' },
    { name: 'open', short: 'o', summary: 'open the book in the browser after the build' },
    restrictOption,
  ],
  examples: [
    { line: 'build-book', meaning: 'build the book in this folder' },
    { line: 'build-book build docs', meaning: 'build the book in docs/' },
    { line: 'build-book -d public --open', meaning: 'write to public/ and open the first page' },
    { line: 'build-book --language de', meaning: 'build only the German translation' },
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

async function buildAndReport(run: BookRun): Promise<BuildEnd> {
  const { invocation, root, progress } = run;
  const startedAt = performance.now();
  progress.show('reading');
  const options = sessionOptions(invocation, root, progress);
  const language = invocation.options.get('language');
  const mayRepeat = options.only === undefined && language === undefined;
  const unchanged = mayRepeat ? findUnchanged(options) : undefined;
  if (unchanged) {
    progress.clear();
    return reportSite(invocation, { ...unchangedSite(invocation, unchanged), root, startedAt });
  }
  const repeated = mayRepeat ? findUnchangedEditions(options) : undefined;
  if (repeated) {
    progress.clear();
    return reportSite(invocation, { ...unchangedEditions(invocation, repeated), root, startedAt });
  }
  const [{ planLanguages }, { wantedEditions }] = await Promise.all([
    import('../../build/editions/plan-languages.ts'),
    import('../../build/editions/wanted-editions.ts'),
  ]);
  const planned = await planLanguages(options);
  const wanted = wantedEditions(planned, language);
  if (typeof wanted === 'string') return refuse(run, wanted);
  if (planned === undefined || wanted === undefined) return buildOne(run, options, startedAt);
  const { buildWantedEditions } = await import('../build-editions.ts');
  const built = await buildWantedEditions(run, options, { ...planned, wanted });
  if (typeof built === 'string') return refuse(run, built);
  progress.clear();
  return reportSite(invocation, { ...built, root, startedAt });
}

function refuse({ invocation, progress }: BookRun, complaint: string): BuildEnd {
  progress.clear();
  invocation.terminal.err.write(`error: ${complaint}\n`);
  return { code: 2 };
}

async function buildOne(run: BookRun, options: SessionOptions, startedAt: number): Promise<BuildEnd> {
  const { invocation, root, progress, interrupts } = run;
  const [{ openSession }, { writeAlone }] = await Promise.all([
    import('../../build/session.ts'),
    import('../../build/editions/write-alone.ts'),
  ]);
  const session = openSession(options);
  try {
    const built = await session.build();
    const unknown = unknownOutput(built, options.only);
    if (unknown !== undefined) return refuse(run, unknown);
    const onProgress = (done: number, total: number): void => {
      progress.count('writing', done, total);
    };
    const writing = { ...options, onProgress };
    const written = built.fatal
      ? undefined
      : await interrupts.finish(() => writeAlone(session, built, writing));
    progress.clear();
    const end = reportSite(invocation, { ...builtSite(invocation, built, written), root, startedAt });
    if (written !== undefined)
      session.remember({ built, written, diagnostics: unsuppressed(built, written) });
    return end;
  } finally {
    await session.close();
  }
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
    onVersion: (name) => {
      progress.show(`building ${name}`);
    },
  };
}
