// `build-book code extract`: moves code blocks of a chapter into files that the chapter includes.
import { relative, resolve } from 'node:path';
import { type BookPath, bookPath, folderOf } from '../../core/path.ts';
import type { CodeBlock } from '../../edit/chapter-code.ts';
import type { Obstacle } from '../../edit/extract-code.ts';
import { counted } from '../../report/totals.ts';
import type { Command, ExitCode, Invocation } from '../command.ts';
import { type EditedBook, bookPathsFor, editOptions, finishEdit, openBook } from '../edit-book.ts';

export const code: Command = {
  argument: { name: 'action', summary: 'what to do', isRequired: true, choices: ['extract'] },
  otherArguments: [
    {
      name: 'chapter',
      summary: 'the chapter’s file, with `:LINE` to select the block on that line',
      isRequired: true,
    },
    {
      name: 'to',
      summary: 'the new file, or a folder that ends with `/` (default: next to the chapter)',
      isRequired: false,
    },
  ],
  options: editOptions,
  examples: [
    {
      line: 'build-book code extract src/a.md:12 code/a.rs',
      meaning: 'move the block on line 12 to code/a.rs',
    },
    { line: 'build-book code extract a.md examples/ -n', meaning: 'preview moving all blocks of a chapter' },
  ],
  notes: `\
Replaces each code block with an include of the new file; the page doesn’t change.
Hidden lines of Rust become normal lines of the file, outside the included anchor.
Blocks that already include a file are left unchanged.`,
  run: async (invocation) => {
    const book = await openBook(invocation);
    return typeof book === 'number' ? book : extractCode(invocation, book);
  },
};

interface Choice {
  readonly chapter: BookPath;
  readonly text: string;
  readonly blocks: readonly CodeBlock[];
}

async function extractCode(invocation: Invocation, book: EditedBook): Promise<ExitCode> {
  const { root, built } = book;
  const { planExtraction } = await import('../../edit/extract-code.ts');
  const choice = await chosenBlocks(invocation, book);
  const fileOf = typeof choice === 'string' ? choice : await filesFor(invocation, root, choice);
  if (typeof choice === 'string' || typeof fileOf === 'string') {
    invocation.terminal.err.write(`error: ${String(fileOf)}\n`);
    return 2;
  }
  return finishEdit(invocation, {
    root,
    textOf: built.textOf,
    changes: planExtraction({ ...choice, fileOf }),
    diagnostics: [],
    sentence: `${counted(choice.blocks.length, 'code block')} of ${choice.chapter} moved to files`,
  });
}

/** The blocks to extract, or why there are none. */
async function chosenBlocks(
  invocation: Invocation,
  { root, model, built }: EditedBook,
): Promise<Choice | string> {
  const { extractableBlocks, obstacleOf } = await import('../../edit/extract-code.ts');
  const [written = ''] = invocation.others;
  const [, path = written, line] = /^(.+):(\d+)$/.exec(written) ?? [];
  const { src } = model.config.book;
  const chapter = bookPathsFor({ root, invocation, src }, path).find((each) =>
    model.index.bySource.has(each),
  );
  const text = chapter && built.textOf(chapter);
  if (chapter === undefined || text === undefined) return `\`${path}\` is not a chapter of this book`;
  const all = extractableBlocks(text);
  if (line === undefined) {
    const blocks = all.filter((block) => obstacleOf(block) === undefined);
    return blocks.length > 0 ? { chapter, text, blocks } : `\`${path}\` doesn’t have code blocks to move`;
  }
  const at = Number(line);
  const block = all.find(({ firstLine, lastLine }) => firstLine <= at && at <= lastLine);
  if (block === undefined) return `line ${line} of \`${path}\` isn’t in a code block${linesText(all)}`;
  const obstacle = obstacleOf(block);
  return obstacle ? `the code block on line ${line} ${whyNot[obstacle]}` : { chapter, text, blocks: [block] };
}

const whyNot: Readonly<Record<Obstacle, string>> = {
  include: 'already includes a file',
  anchors: 'has hidden lines and anchors of its own',
  hidden: 'only has hidden lines',
};

const linesText = (blocks: readonly CodeBlock[]): string =>
  blocks.length === 0
    ? ''
    : `; code blocks start on lines ${blocks.map(({ firstLine }) => firstLine).join(', ')}`;

/** The file of each block, or why one file is not enough. */
async function filesFor(
  { others, terminal }: Invocation,
  root: string,
  { chapter, blocks }: Choice,
): Promise<((block: CodeBlock, place: number) => BookPath) | string> {
  const { fileNameFor } = await import('../../edit/extract-code.ts');
  const [, to] = others;
  const inBook = (path: string): BookPath => bookPath(relative(root, resolve(terminal.folder, path)));
  if (to !== undefined && !to.endsWith('/')) {
    if (blocks.length === 1) return () => inBook(to);
    return `${counted(blocks.length, 'block')} can’t be moved to one file${linesText(blocks)}; add a line, as in \`CHAPTER.md:LINE\`, or name a folder that ends with \`/\``;
  }
  const folder = to === undefined ? folderOf(chapter) : inBook(to);
  return (block, place) =>
    bookPath(
      `${folder === '' ? '.' : folder}/${fileNameFor(chapter, block, blocks.length === 1 ? 'only' : place)}`,
    );
}
