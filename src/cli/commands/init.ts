// A folder, empty or not -> a book that builds.
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command, ExitCode, Invocation } from '../command.ts';
import { exitCodeOf, printReport, shownFrom } from '../print-report.ts';
import { type BookLayout, layoutOf } from '../scaffold/detect-layout.ts';
import type { SummaryChapters } from '../scaffold/missing-chapters.ts';
import type { MadeFile, NewFile } from '../scaffold/new-file.ts';

/** `build-book init`. */
export const init: Command = {
  argument: {
    name: 'dir',
    summary: 'the folder to make the book in (default: the current one)',
    isRequired: false,
  },
  options: [
    { name: 'title', value: 'TITLE', summary: 'the title of the book (default: the name of its folder)' },
    {
      name: 'ignore',
      value: 'VCS',
      choices: ['none', 'git'],
      summary: 'make a .gitignore, or none (default: git)',
    },
    { name: 'theme', summary: 'copy the built-in templates to theme/, to be changed there' },
    { name: 'pages', summary: 'make a workflow that publishes the book with GitHub Pages' },
    { name: 'yes', short: 'y', summary: 'ask nothing' },
    {
      name: 'force',
      summary: 'ask nothing, and write book.toml, theme/ and the workflow anew if they are there',
    },
  ],
  examples: [
    { line: 'build-book init', meaning: 'make a book in this folder' },
    { line: 'build-book init docs --title "My Tool" --yes', meaning: 'make one in docs/ and ask nothing' },
    { line: 'build-book init --pages', meaning: 'and publish it from GitHub' },
  ],
  notes: `\
Chapters and a SUMMARY.md that are there stay as they are. Chapters that SUMMARY.md
names and that are not there are made.`,
  run: async (invocation) => {
    const folder = resolve(invocation.terminal.folder, invocation.argument ?? '.');
    const complaint = makeFolder(folder);
    if (complaint === undefined) return makeBook(invocation, folder);
    invocation.terminal.err.write(`error: ${complaint}\n`);
    return 1;
  },
};

function makeFolder(folder: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true });
    return undefined;
  } catch (error) {
    return `cannot make the folder: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function makeBook(invocation: Invocation, folder: string): Promise<ExitCode> {
  const { makeFiles } = await import('../scaffold/new-file.ts');
  const layout = await layoutOf(folder, invocation.terminal);
  const chapters = await chapterFiles(folder, layout);
  const made = [
    ...makeFiles(folder, [...(await ownFiles(invocation, folder, layout)), ...chapters.files]),
    ...(await workflow(invocation, folder, layout)),
  ];
  const failed = made.filter(({ did }) => did === 'failed');
  for (const { path, reason = '' } of failed) {
    invocation.terminal.err.write(`error: cannot write ${path}: ${reason}\n`);
  }
  const totals = printReport(invocation, {
    ...chapters,
    root: folder,
    sentence: [...made.flatMap(madeLine), '', nextSteps(invocation, folder)].join('\n'),
    result: {
      created: pathsThat(made, 'created'),
      replaced: pathsThat(made, 'replaced'),
      kept: pathsThat(made, 'kept'),
    },
  });
  return failed.length > 0 ? 1 : exitCodeOf(totals, invocation);
}

/** What the folder of the book gets, but for chapters that its SUMMARY.md names. */
async function ownFiles(
  invocation: Invocation,
  folder: string,
  layout: BookLayout,
): Promise<readonly NewFile[]> {
  const { askAnswers } = await import('../scaffold/prompts.ts');
  const { bookFiles } = await import('../scaffold/starter-files.ts');
  const { gitUserName } = await import('../scaffold/repository.ts');
  const { title, ignore } = await askAnswers(invocation, folder);
  const author = gitUserName(folder);
  const config = invocation.options.has('force') ? 'replace' : 'keep';
  const { listExisting } = await import('../scaffold/existing-chapters.ts');
  // The folder of a whole project has Markdown that is no chapter.
  const existing = layout.src === '' ? undefined : listExisting(join(folder, layout.src));
  const files = bookFiles({
    ...layout,
    title,
    ignore,
    config,
    author,
    existing,
  });
  if (!invocation.options.has('theme')) return files;
  const { themeFiles } = await import('../scaffold/copy-theme.ts');
  return [...files, ...themeFiles(config)];
}

/** The chapters of a SUMMARY.md that are missing. */
async function chapterFiles(folder: string, { summary, src }: BookLayout): Promise<SummaryChapters> {
  if (summary === undefined) return { files: [], diagnostics: [], textOf: () => undefined };
  const { summaryChapters } = await import('../scaffold/missing-chapters.ts');
  const chapters = summaryChapters(src, summary);
  return { ...chapters, files: chapters.files.filter(({ path }) => !existsSync(join(folder, path))) };
}

/** The workflow stands at the root of the repository, wherever the book stands in it. */
async function workflow(
  { options }: Invocation,
  folder: string,
  { siteDir }: BookLayout,
): Promise<readonly MadeFile[]> {
  if (!options.has('pages')) return [];
  const { makeFiles } = await import('../scaffold/new-file.ts');
  const { pagesWorkflow } = await import('../scaffold/pages-workflow.ts');
  const { repositoryOf } = await import('../scaffold/repository.ts');
  const { ownPackage } = await import('../../disk/own-files.ts');
  const { root, inside, branch = 'main' } = repositoryOf(folder) ?? { root: folder, inside: '' };
  const file = pagesWorkflow({
    folder: inside,
    siteDir,
    branch,
    hasLock: existsSync(join(root, 'package-lock.json')),
    version: ownPackage().version,
  });
  return makeFiles(root, [options.has('force') ? { ...file, whenThere: 'replace' } : file]);
}

const pathsThat = (made: readonly MadeFile[], did: MadeFile['did']): readonly string[] =>
  made.filter((file) => file.did === did).map(({ path }) => path);

const madeLine = ({ path, did }: MadeFile): readonly string[] => (did === 'failed' ? [] : [`${did} ${path}`]);

function nextSteps({ terminal }: Invocation, folder: string): string {
  const path = shownFrom(terminal.folder, folder);
  return `build it with \`build-book${path === '' ? '' : ` ${path}`}\``;
}
