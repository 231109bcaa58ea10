// `build-book init`: creates a new book, or completes an existing one.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bookPath } from '../../core/path.ts';
import { createFolder } from '../../disk/create-folder.ts';
import type { Command, ExitCode, Invocation } from '../command.ts';
import { typed } from '../program-name.ts';
import { exitCodeOf, printReport, shownFrom } from '../print-report.ts';
import { type BookLayout, layoutOf } from '../scaffold/detect-layout.ts';
import type { SummaryChapters } from '../scaffold/summary-chapters.ts';
import type { FileResult, NewFile } from '../scaffold/new-file.ts';

export const init: Command = {
  argument: {
    name: 'dir',
    summary: 'the folder of the new book (default: the current one)',
    isRequired: false,
  },
  options: [
    {
      name: 'title',
      value: 'TITLE',
      summary: 'the title of the book (default: from the name of its folder)',
    },
    {
      name: 'ignore',
      value: 'VCS',
      choices: ['none', 'git'],
      summary: 'whether to add a .gitignore for the built site (default: git)',
    },
    { name: 'theme', summary: 'copy the built-in theme to theme/, so that you can change it' },
    { name: 'pages', summary: 'add a workflow that publishes the book on GitHub Pages' },
    { name: 'yes', short: 'y', summary: 'don’t ask questions; use the defaults' },
    {
      name: 'force',
      summary: 'overwrite book.toml without asking; with --theme or --pages, overwrite only what they add',
    },
  ],
  examples: [
    { line: 'build-book init', meaning: 'create a book in this folder' },
    {
      line: 'build-book init docs --title "My Tool" --yes',
      meaning: 'create one in docs/ without questions',
    },
    { line: 'build-book init --pages', meaning: 'add a workflow for GitHub Pages' },
  ],
  notes: `\
Existing chapters and an existing SUMMARY.md are never changed. Chapters that SUMMARY.md
lists and that don’t exist are created.`,
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
    createFolder(folder);
    return undefined;
  } catch (error) {
    return `cannot create the folder: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function makeBook(invocation: Invocation, folder: string): Promise<ExitCode> {
  const { createFiles } = await import('../scaffold/new-file.ts');
  const layout = await layoutOf(folder, invocation.terminal);
  const chapters = await chapterFiles(folder, layout);
  const results = [
    ...createFiles(folder, [...(await ownFiles(invocation, folder, layout)), ...chapters.files]),
    ...(await workflow(invocation, folder, layout)),
  ];
  const failed = results.filter(({ action }) => action === 'failed');
  for (const { path, reason = '' } of failed) {
    invocation.terminal.err.write(`error: can’t write \`${path}\`: ${reason}\n`);
  }
  const totals = printReport(invocation, {
    ...chapters,
    root: folder,
    sentence: [...results.flatMap(resultLine), '', ...nextSteps(invocation, folder, layout)].join('\n'),
    result: {
      created: pathsThat(results, 'created'),
      replaced: pathsThat(results, 'replaced'),
      kept: pathsThat(results, 'kept'),
    },
  });
  return failed.length > 0 ? 1 : exitCodeOf(totals, invocation);
}

/** The files of the book's folder, without the chapters that its SUMMARY.md lists. */
async function ownFiles(
  invocation: Invocation,
  folder: string,
  layout: BookLayout,
): Promise<readonly NewFile[]> {
  const { askAnswers } = await import('../scaffold/prompts.ts');
  const { bookFiles, themeFiles } = await import('../scaffold/starter-files.ts');
  const { gitUserName } = await import('../scaffold/repository.ts');
  const { title, ignore } = await askAnswers(invocation, folder);
  const author = gitUserName(folder);
  const { options } = invocation;
  const ifExists = options.has('force') ? 'replace' : 'keep';
  // With --theme or --pages, --force is about what they create.
  const config = options.has('theme') || options.has('pages') ? 'keep' : ifExists;
  const files = bookFiles({
    ...layout,
    title,
    ignore,
    config,
    author,
    existing: layout.summary === undefined ? await existingChapters(folder, layout) : undefined,
  });
  if (!options.has('theme')) return files;
  return [...files, ...themeFiles(ifExists)];
}

/** The text for a SUMMARY.md that lists the Markdown files of the sources; absent if there are none. */
async function existingChapters(folder: string, { src, buildDir }: BookLayout): Promise<string | undefined> {
  const { listChapters } = await import('../scaffold/list-chapters.ts');
  return listChapters(join(folder, src), src === '' ? [buildDir, 'theme', 'refs'] : []);
}

/** The chapters that SUMMARY.md lists and that do not exist yet. */
async function chapterFiles(folder: string, { summary, src }: BookLayout): Promise<SummaryChapters> {
  if (summary === undefined) return { files: [], diagnostics: [], textOf: () => undefined };
  const { summaryChapters } = await import('../scaffold/summary-chapters.ts');
  return summaryChapters(folder, bookPath(src), summary);
}

/** The workflow for GitHub Pages, which is at the root of the repository. */
async function workflow(
  { options }: Invocation,
  folder: string,
  { siteDir }: BookLayout,
): Promise<readonly FileResult[]> {
  if (!options.has('pages')) return [];
  const { createFiles } = await import('../scaffold/new-file.ts');
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
  return createFiles(root, [options.has('force') ? { ...file, ifExists: 'replace' } : file]);
}

const pathsThat = (results: readonly FileResult[], action: FileResult['action']): readonly string[] =>
  results.filter((file) => file.action === action).map(({ path }) => path);

const resultLine = ({ path, action }: FileResult): readonly string[] =>
  action === 'failed' ? [] : [`${action} ${path}`];

function nextSteps(
  { terminal, options }: Invocation,
  folder: string,
  { unpublished }: BookLayout,
): readonly string[] {
  const path = shownFrom(terminal.folder, folder);
  const offers = options.has('pages')
    ? unpublished.map(
        (name) =>
          `to offer the ${name.toUpperCase()} on the site, add \`publish = true\` to \`[output.${name}]\` in book.toml`,
      )
    : [];
  const preview = typed(terminal, `preview it with \`build-book serve${path === '' ? '' : ` ${path}`}\``);
  return [...offers, preview];
}
