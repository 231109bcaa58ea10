// A book's folder -> its site on disk.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { urlPath } from '../../core/path.ts';
import { applyPolicy } from '../../report/policy.ts';
import { counted } from '../../report/totals.ts';
import { bookArgument, bookFolder, destinationFolder, destinationOption } from '../book-folder.ts';
import type { Command, ExitCode, Invocation } from '../command.ts';
import { type Interrupts, createInterrupts } from '../interrupts.ts';
import { openPage } from '../open-page.ts';
import { policyOf } from '../policy.ts';
import { exitCodeOf, printReport, shownFrom } from '../print-report.ts';
import { type Progress, createProgress } from '../progress.ts';

/** `build-book build`, and `build-book` alone. */
export const build: Command = {
  argument: bookArgument,
  options: [
    destinationOption,
    { name: 'open', short: 'o', summary: 'open the book in the browser when it is built' },
  ],
  examples: [
    { line: 'build-book', meaning: 'build the book in this folder' },
    { line: 'build-book build docs', meaning: 'build the book in docs/' },
    { line: 'build-book -d public --open', meaning: 'write it to public/ and look at it' },
    { line: 'build-book --warnings-as-errors', meaning: 'fail when anything is wrong, for CI' },
    { line: 'build-book --json > report.json', meaning: 'keep what was found for a program' },
  ],
  notes: `\
Mistakes in chapters never stop a build: the whole site is written, then the exit
code is 1. Only what leaves no book at all, such as a broken book.toml, writes
nothing and leaves the last site as it was. After Ctrl-C the site on disk is whole:
the old one, or the new one if writing had begun.`,
  run: async (invocation) => {
    const root = bookFolder(invocation);
    if (typeof root === 'number') return root;
    const progress = createProgress(invocation.terminal, invocation.shared.quiet ? 'quiet' : 'shown');
    const interrupts = createInterrupts(invocation.terminal, progress.clear);
    try {
      const code = await buildBook({ invocation, root, progress, interrupts });
      return interrupts.code() ?? code;
    } finally {
      interrupts.release();
    }
  },
};

interface BuildRun {
  readonly invocation: Invocation;
  readonly root: string;
  readonly progress: Progress;
  readonly interrupts: Interrupts;
}

/** What was written, beside how it was said; nothing when there is no site. */
interface Told {
  readonly code: ExitCode;
  readonly firstPage?: string;
}

async function buildBook(run: BuildRun): Promise<ExitCode> {
  const { terminal } = run.invocation;
  const told = await buildAndTell(run);
  if (told.code !== 0 || !run.invocation.options.has('open')) return told.code;
  const complaint =
    told.firstPage === undefined
      ? 'there is no page to open'
      : await openPage(pathToFileURL(told.firstPage).href, terminal);
  if (complaint === undefined) return 0;
  terminal.err.write(`error: ${complaint}\n`);
  return 1;
}

async function buildAndTell({ invocation, root, progress, interrupts }: BuildRun): Promise<Told> {
  const { shared, terminal } = invocation;
  const destination = destinationFolder(invocation);
  const begun = performance.now();
  progress.show('reading');
  const { openSession } = await import('../../pipeline/session.ts');
  const session = await openSession({
    root,
    environment: terminal.environment,
    ...(destination === undefined ? {} : { destination }),
    cache: shared.cache,
    mode: 'build',
  });
  try {
    const built = await session.build();
    const onProgress = (done: number, total: number): void => {
      progress.count('writing', done, total);
    };
    const written = built.fatal
      ? undefined
      : await interrupts.finish(() => session.write(built, { onProgress }));
    progress.clear();
    const found = [...built.diagnostics, ...(written?.diagnostics ?? [])];
    const report = {
      diagnostics: applyPolicy(found, policyOf(built.config, shared)),
      textOf: built.textOf,
      root,
    };
    if (written === undefined) {
      printReport(invocation, { ...report, sentence: 'nothing was written', result: { written: 0 } });
      return { code: 1 };
    }
    const folder = shownFrom(terminal.folder, built.destination) || '.';
    const totals = printReport(invocation, {
      ...report,
      sentence: `${sentenceOf(built.stats, written.value, folder)} in ${seconds(performance.now() - begun)}`,
      result: { destination: folder, ...built.stats, ...written.value },
    });
    const first = urlPath('index.html');
    return {
      code: exitCodeOf(totals, invocation),
      ...(built.site.has(first) ? { firstPage: join(built.destination, first) } : {}),
    };
  } finally {
    await session.close();
  }
}

interface Written {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
}

function sentenceOf(stats: { readonly chapters: number }, files: Written, folder: string): string {
  const { written, unchanged, removed } = files;
  const parts = [
    `${counted(written, 'file')} written`,
    ...(unchanged > 0 ? [`${String(unchanged)} unchanged`] : []),
    ...(removed > 0 ? [`${String(removed)} removed`] : []),
  ];
  return `${counted(stats.chapters, 'chapter')} built into ${folder}: ${parts.join(', ')}`;
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
