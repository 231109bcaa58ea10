// `build-book todo`: lists notes, issues, stubs and empty sections in a book's sources.
import { checkedBook } from '../book-for-checks.ts';
import type { Command, ExitCode, Invocation } from '../command.ts';
import { bookArgument, bookFolder } from '../book-folder.ts';
import { createPositions } from '../../report/position.ts';
import { type EditedBook, openBook } from '../edit-book.ts';

export const todo: Command = {
  argument: bookArgument,
  options: [],
  examples: [
    { line: 'build-book todo', meaning: 'list what still needs to be written' },
    { line: 'build-book todo --json', meaning: 'print the list as JSON' },
  ],
  notes: `\
Lists lines with TODO, FIXME, XXX or COMING SOON in chapters (drafts and private ones
too) and included files; links to issues of the book’s repository; unfinished lines such
as \`Link to:\`; and empty sections.`,
  run: async (invocation) => {
    const book = await openBook(invocation, bookFolder(invocation));
    return typeof book === 'number' ? book : listTodos(invocation, book);
  },
};

async function listTodos({ terminal, shared }: Invocation, book: EditedBook): Promise<ExitCode> {
  const [{ todoLines }, { findEmptySections: checkSections }] = await Promise.all([
    import('../../edit/todo-lines.ts'),
    import('../../link/check/empty-sections.ts'),
  ]);
  const { built, files, root, model } = book;
  const positions = createPositions(built.textOf);
  const repository = model.config.html.gitRepositoryUrl;
  const lines = files.flatMap((file) =>
    todoLines(built.textOf(file) ?? '', { repository }).map(({ word, text, span }) => ({
      word,
      text,
      at: { file, span },
    })),
  );
  const checked = checkedBook(root, built);
  const empty = checked
    ? model.index.pages.flatMap((page) =>
        checkSections(checked, page).map(({ heading, at }) => ({ word: 'EMPTY', text: heading, at })),
      )
    : [];
  const rows = [...lines, ...empty]
    .map(({ word, text, at }) => ({
      file: at.file,
      line: positions.rangeOf(at)?.start.line ?? 1,
      word,
      text,
    }))
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
  terminal.out.write(
    shared.format === 'human'
      ? rows
          .map(({ file, line, word, text }) => `${file}:${String(line)}: ${word}${text && ` ${text}`}\n`)
          .join('')
      : `${JSON.stringify(rows, undefined, 2)}\n`,
  );
  return 0;
}
