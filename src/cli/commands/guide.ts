// `build-book guide`: serves the guide that comes with the program, for reading offline.
import type { Command, ExitCode, Invocation } from '../command.ts';
import { followOptions, followUntilEnd } from '../following.ts';
import { openPage } from '../open-page.ts';

/** Not `serve`'s port, so that the guide stays open next to a served book. */
const PORT = 3030;

export const guide: Command = {
  options: [{ name: 'no-open', summary: 'only print the address, without opening a browser' }],
  examples: [{ line: 'build-book guide', meaning: 'read the guide of this version in the browser' }],
  notes: `\
The guide is part of the package, so it works offline and matches the installed
version. Press Ctrl-C to stop. BROWSER names the browser to open.`,
  run: async (invocation) => {
    const [{ serveBook }, { packageFolder }] = await Promise.all([
      import('../../serve/serve-book.ts'),
      import('../../disk/own-files.ts'),
    ]);
    const { session, watcher, onFault, judge } = followOptions(invocation, packageFolder, 'serve');
    return followUntilEnd(invocation, (end) =>
      serveBook({
        session: { ...session, cache: 'none' },
        watcher,
        onFault,
        judge,
        onTrouble: () => undefined,
        onFound: () => undefined,
        host: 'localhost',
        port: PORT,
        ifTaken: 'next',
        onListening: (urls) => void showAddress(invocation, urls[0] ?? ''),
        onRefused: () => {
          end(refused(invocation));
        },
      }),
    );
  },
};

async function showAddress({ options, terminal, paint }: Invocation, url: string): Promise<void> {
  terminal.out.write(`the guide is at ${paint.bold(url)} (press Ctrl-C to stop)\n`);
  if (!options.has('no-open')) await openPage(url, terminal);
}

function refused({ terminal }: Invocation): ExitCode {
  terminal.err.write('error: can’t listen on a local port\n');
  return 1;
}
