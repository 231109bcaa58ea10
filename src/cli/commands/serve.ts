// `build-book serve`: serves a book with live reload.
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { ServeOptions } from '../../serve/serve-book.ts';
import {
  bookArgument,
  bookFolder,
  destinationFolder,
  destinationOption,
  restrictOption,
} from '../book-folder.ts';
import type { Command, CommandOption, ExitCode, Invocation } from '../command.ts';
import { faultText } from '../internal-error.ts';
import { createMoreChecks } from '../more-checks.ts';
import {
  type LongRunning,
  followOptions,
  followUntilEnd,
  watcherOption,
  writeAndReport,
} from '../following.ts';
import { invalidHostReason } from '../../serve/http/guard.ts';
import { openPage } from '../open-page.ts';
import { printReport } from '../print-report.ts';
import { programName } from '../program-name.ts';

const PORT = 3000;
const HOST = 'localhost';

const portOption: CommandOption = {
  name: 'port',
  short: 'p',
  value: 'PORT',
  summary: `the port to listen on (default: ${PORT}, or the next free one)`,
  complaint: (value) =>
    /^\d{1,5}$/.test(value) && Number(value) < 65536 ? undefined : 'is not a port number (0 to 65535)',
};

export const serve: Command = {
  argument: bookArgument,
  options: [
    portOption,
    {
      name: 'hostname',
      short: 'n',
      aliases: ['host'],
      value: 'HOST',
      summary: `the name or address to listen on (default: ${HOST}; 0.0.0.0 for the whole network)`,
    },
    {
      name: 'allow-host',
      aliases: ['allowed-hosts'],
      value: 'HOST',
      isList: true,
      summary:
        'also accept requests for this host, behind a proxy or tunnel; .example.com includes subdomains',
      complaint: invalidHostReason,
    },
    { name: 'open', short: 'o', summary: 'open the book in the browser' },
    { ...destinationOption, summary: 'also write the site to this folder after each save' },
    watcherOption,
    restrictOption,
  ],
  examples: [
    { line: 'build-book serve', meaning: 'serve the book in this folder' },
    { line: 'build-book serve docs -p 8000 --open', meaning: 'serve docs/ on port 8000 and open it' },
    { line: 'build-book serve -n 0.0.0.0', meaning: 'make it available to other machines' },
    { line: 'build-book serve --allow-host .ngrok-free.app', meaning: 'accept requests through a tunnel' },
  ],
  notes: `\
The site is kept in memory; it is only written to disk with --dest-dir. Open pages
update when you save a file, and a panel shows the problems of the page. If a chapter’s
file is missing, its page has a button that creates it. Press Ctrl-C to stop.`,
  run: async (invocation) => {
    const root = bookFolder(invocation);
    return typeof root === 'number' ? root : serveFolder(invocation, root);
  },
};

async function serveFolder(invocation: Invocation, root: string): Promise<ExitCode> {
  const { serveBook } = await import('../../serve/serve-book.ts');
  return followUntilEnd(
    invocation,
    (end) => serveBook(serveOptions(invocation, root, end)) satisfies LongRunning,
  );
}

function serveOptions(invocation: Invocation, root: string, end: (code: ExitCode) => void): ServeOptions {
  const { options, terminal } = invocation;
  const port = options.get('port');
  const { reportNew, announce, judge, ...follow } = followOptions(invocation, root, 'serve');
  const editor = terminal.environment['VISUAL'] ?? terminal.environment['EDITOR'];
  return {
    ...follow,
    judge,
    host: options.get('hostname') ?? HOST,
    allowedHosts: options.get('allow-host')?.split(','),
    port: Number(port ?? PORT),
    ifTaken: port === undefined ? 'next' : 'fail',
    editor,
    program: programName(terminal.environment),
    onBuiltAgain: announce,
    onFound: reportNew,
    onCreated: (path, isCreated) => {
      if (!isCreated) terminal.err.write(`error: ${path} couldn’t be created; create the file yourself\n`);
      else if (!invocation.shared.quiet) terminal.out.write(`created ${path}\n`);
    },
    more: createMoreChecks(root),
    afterwards: destinationFolder(invocation) === undefined ? undefined : writeAndReport(invocation, root),
    onListening: (urls) => {
      printAddresses(invocation, urls).catch((fault: unknown) => {
        terminal.err.write(faultText(fault));
      });
    },
    onRefused: (diagnostic) => {
      reportRefused(invocation, root, diagnostic);
      end(1);
    },
  };
}

async function printAddresses(
  { options, shared, terminal, paint }: Invocation,
  urls: readonly string[],
): Promise<void> {
  const [first = '', ...others] = urls;
  if (!shared.quiet) {
    const lines = [`serving on ${paint.bold(first)}`, ...others.map((url) => `           ${url}`)];
    terminal.out.write(`${lines.join('\n')}\n`);
  }
  if (!options.has('open')) return;
  const complaint = await openPage(first, terminal);
  if (complaint !== undefined) terminal.err.write(`error: ${complaint}\n`);
}

function reportRefused(invocation: Invocation, root: string, diagnostic: Diagnostic): void {
  printReport(invocation, { diagnostics: [diagnostic], textOf: () => undefined, root });
}
