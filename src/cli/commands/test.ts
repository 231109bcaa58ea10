// `build-book test`: compiles and runs the Rust code of a book's chapters.
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { nearest } from '../../core/nearest.ts';
import type { ChapterText } from '../../read/preprocess/preprocessed-book.ts';
import { applyPolicy } from '../../report/severity-policy.ts';
import { environmentRestricts } from '../../read/config/input/environment.ts';
import { counted } from '../../report/totals.ts';
import { type BookConfigRead, readBookConfig } from '../book-config.ts';
import { bookArgument, bookFolder, restrictOption } from '../book-folder.ts';
import type { Command, ExitCode, Invocation } from '../command.ts';
import { createInterrupts } from '../interrupts.ts';
import { policyOf } from '../diagnostics-policy.ts';
import { exitCodeOf, printReport } from '../print-report.ts';
import { createProgress } from '../progress.ts';
import { type TestPlace, type TestResult, testChapter } from '../rustdoc.ts';

export const test: Command = {
  argument: bookArgument,
  options: [
    {
      name: 'chapter',
      short: 'c',
      value: 'CHAPTER',
      summary: 'test only this chapter, given by its title or path',
    },
    {
      name: 'library-path',
      short: 'L',
      value: 'DIR',
      path: 'folder',
      isList: true,
      summary: 'folders with crates that the code uses, separated by commas',
    },
    { ...restrictOption, summary: 'for untrusted books: refuse to run their code, and exit with 1' },
  ],
  examples: [
    { line: 'build-book test', meaning: 'compile and run the Rust code of every chapter' },
    { line: 'build-book test -c "Getting Started"', meaning: 'test a single chapter' },
    { line: 'build-book test -L target/debug/deps', meaning: 'use crates that are already compiled' },
  ],
  notes: `\
Runs \`rustdoc --test\` on each chapter, after preprocessing, with \`rust.edition\` from
book.toml. This requires Rust. Blocks with \`ignore\` are skipped, and \`no_run\` blocks are
only compiled; \`should_panic\` blocks must panic, \`compile_fail\` blocks must not compile.`,
  run: async (invocation) => {
    const root = bookFolder(invocation);
    return typeof root === 'number' ? root : testBook(invocation, root);
  },
};

async function testBook(invocation: Invocation, root: string): Promise<ExitCode> {
  const { terminal, shared } = invocation;
  const restrict = invocation.options.has('restrict') || environmentRestricts(terminal.environment);
  const read = await readBookConfig(root, terminal.environment, { restrict });
  if (read.config.buildBook.restrict) {
    terminal.err.write('error: `restrict` is set, and testing would run the book’s code\n');
    return 1;
  }
  const [{ preprocessedBook }, { builtInPlugins: plugins }] = await Promise.all([
    import('../../read/preprocess/preprocessed-book.ts'),
    import('../../plugins/plugins.ts'),
  ]);
  const place = { root, environment: terminal.environment, onOutput: terminal.err.write };
  const { value, diagnostics } = await preprocessedBook(read.config, 'test', { place, plugins });
  const found = applyPolicy(
    [...read.diagnostics, ...diagnostics],
    policyOf(read.config, shared, read.textOf),
  );
  const totals = printReport(invocation, { diagnostics: found, textOf: read.textOf, root });
  if (value.length === 0 && totals.error > 0) return 1;
  const chapters = chosen(invocation, value);
  if (chapters === undefined) return 1;
  const run = await testAll(invocation, { root, read, chapters });
  if (run === undefined) return 1;
  if (!shared.quiet) terminal.out.write(`${summaryOf(chapters.length, run)}\n`);
  return run.failed > 0 ? 1 : exitCodeOf(totals, invocation);
}

const summaryOf = (chapters: number, { tested, failed }: Tested): string =>
  tested === 0
    ? `nothing to test: no Rust code in ${counted(chapters, 'chapter')}`
    : failed === 0
      ? `${counted(tested, 'chapter')} tested, all passed`
      : `${counted(tested, 'chapter')} tested, ${failed} failed`;

/** The requested chapters; absent if the named one does not exist, after printing an error. */
function chosen(
  { options, terminal }: Invocation,
  chapters: readonly ChapterText[],
): readonly ChapterText[] | undefined {
  const wanted = options.get('chapter');
  if (wanted === undefined) return chapters;
  const found = chapters.filter(({ name, path }) => name === wanted || path === wanted.replace(/^\.\//, ''));
  if (found.length > 0) return found;
  const near = nearest(
    wanted,
    chapters.flatMap(({ name, path }) => [name, path]),
  );
  const suggestion = near === undefined ? '' : `; did you mean \`${near}\`?`;
  terminal.err.write(`error: chapter \`${wanted}\` not found${suggestion}\n`);
  return undefined;
}

interface TestRun {
  readonly root: string;
  readonly read: BookConfigRead;
  readonly chapters: readonly ChapterText[];
}

/** How many chapters with Rust code there are, and how many of them failed. */
interface Tested {
  readonly tested: number;
  readonly failed: number;
}

/** Tests the chapters; each failure is reported in order as soon as it is done. Absent if rustdoc cannot be started. */
async function testAll(invocation: Invocation, run: TestRun): Promise<Tested | undefined> {
  const { terminal, shared } = invocation;
  const progress = createProgress(terminal, shared.quiet ? 'quiet' : 'shown');
  const folder = mkdtempSync(join(tmpdir(), 'build-book-test-'));
  const stop = new AbortController();
  const cleanUp = (): void => {
    progress.clear();
    stop.abort();
    rmSync(folder, { recursive: true, force: true });
  };
  const interrupts = createInterrupts(terminal, cleanUp);
  const args = rustdocArguments(invocation, run.read);
  const place = { folder, environment: terminal.environment, args, stop: stop.signal };
  let [tested, failed] = [0, 0];
  try {
    const results = startAll(run.chapters, place);
    for (const [i, { name, path }] of run.chapters.entries()) {
      progress.count('testing', i, run.chapters.length);
      const result = await results[i];
      if (result === undefined || result.kind === 'no-code') continue;
      tested++;
      if (result.kind === 'passed') continue;
      progress.clear();
      if (result.kind === 'no-rustdoc') {
        terminal.err.write(
          `error: cannot run \`rustdoc\`: ${result.reason}; install Rust from https://rustup.rs\n`,
        );
        return undefined;
      }
      failed++;
      terminal.err.write(`error: the code of \`${name}\` (${path}) failed\n\n${result.output.trim()}\n\n`);
    }
    return { tested, failed };
  } finally {
    await interrupts.release();
    cleanUp();
  }
}

/** A few at a time, since rustdoc itself runs as many tests as there are processors. */
function startAll(chapters: readonly ChapterText[], place: TestPlace): readonly Promise<TestResult>[] {
  const lanes: Promise<unknown>[] = Array.from({ length: Math.min(4, availableParallelism()) }, () =>
    Promise.resolve(),
  );
  return chapters.map((chapter, i) => {
    const lane = i % lanes.length;
    const result = (lanes[lane] ?? Promise.resolve()).then(() => testChapter(chapter, place));
    lanes[lane] = result;
    return result;
  });
}

function rustdocArguments({ options, terminal }: Invocation, { config }: BookConfigRead): readonly string[] {
  const folders = (options.get('library-path') ?? '').split(',').filter((folder) => folder !== '');
  const { edition } = config.rust;
  return [
    ...folders.flatMap((folder) => ['-L', resolve(terminal.folder, folder)]),
    ...(edition === undefined ? [] : ['--edition', edition]),
    ...(terminal.err.isTerminal ? ['--color', 'always'] : []),
  ];
}
