// `build-book watch`: rebuilds a book's site after each save.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bookArgument, bookFolder, destinationOption, restrictOption } from '../book-folder.ts';
import type { Command, ExitCode, Invocation } from '../command.ts';
import { followOptions, followUntilEnd, watcherOption, writeAndReport } from '../following.ts';
import { openPage } from '../open-page.ts';

export const watch: Command = {
  argument: bookArgument,
  options: [
    destinationOption,
    { name: 'open', short: 'o', summary: 'open the book in the browser after the first build' },
    watcherOption,
    restrictOption,
  ],
  examples: [
    { line: 'build-book watch', meaning: 'rebuild the book in this folder after each save' },
    { line: 'build-book watch docs -d public', meaning: 'keep public/ up to date with docs/' },
  ],
  notes: 'Only changed pages are rebuilt. Press Ctrl-C to stop.',
  run: async (invocation) => {
    const root = bookFolder(invocation);
    return typeof root === 'number' ? root : watchFolder(invocation, root);
  },
};

async function watchFolder(invocation: Invocation, root: string): Promise<ExitCode> {
  const { watchBook } = await import('../../serve/watch-book.ts');
  const write = writeAndReport(invocation, root);
  let mayOpen = invocation.options.has('open');
  const { reportNew, announce, ...follow } = followOptions(invocation, root, 'build');
  return followUntilEnd(invocation, () =>
    watchBook({
      ...follow,
      onBuiltAgain: announce,
      onFound: reportNew,
      write: async (session, built, edition) => {
        const folder = await write(session, built, edition);
        if (!mayOpen || built.fatal) return;
        mayOpen = false;
        const page = pathToFileURL(join(folder, 'index.html')).href;
        const complaint = await openPage(page, invocation.terminal);
        if (complaint !== undefined) invocation.terminal.err.write(`error: ${complaint}\n`);
      },
    }),
  );
}
