// The common parts of `serve` and `watch`: options, reporting after each build, and shutdown.
import type { Diagnostic, Outcome } from '../core/diagnostic.ts';
import { once } from '../core/once.ts';
import type { BookPath } from '../core/path.ts';
import type { BuiltBook, Session, SessionOptions } from '../build/session.ts';
import { applyPolicy } from '../report/severity-policy.ts';
import { counted, totalsOf, totalsSentence } from '../report/totals.ts';
import type { WrittenSite } from '../disk/site/write-site.ts';
import type { LiveEdition } from '../serve/live-editions.ts';
import type { FollowOptions } from '../serve/follow-book.ts';
import { destinationFolder } from './book-folder.ts';
import type { CommandOption, ExitCode, Invocation } from './command.ts';
import { faultText } from './internal-error.ts';
import { endSignalLine, listenForSignals } from './interrupts.ts';
import { policyOf } from './diagnostics-policy.ts';
import { printReport, shownFrom } from './print-report.ts';
import { createWaitLines } from './progress.ts';

/** mdBook's option. Polling finds changes within a second or two, also where the system's events are wrong. */
export const watcherOption: CommandOption = {
  name: 'watcher',
  value: 'KIND',
  choices: ['poll', 'native'],
  summary: 'how to detect changes: system events (native, default) or polling',
};

/** A task that runs until it is closed. */
export interface LongRunning {
  readonly close: () => Promise<void>;
}

/** Runs until Ctrl-C or SIGTERM, which count as success, or until `end` is called. */
export async function followUntilEnd(
  { terminal }: Invocation,
  begin: (end: (code: ExitCode) => void) => LongRunning,
): Promise<ExitCode> {
  const code = await new Promise<ExitCode>((end) => {
    listenForSignals(terminal, (signal) => {
      endSignalLine(terminal, signal);
      // Exit at once: files are written atomically, and unfinished work of threads and programs is not needed.
      terminal.exit(0);
      end(0);
    });
    begin(end);
  });
  terminal.exit(code);
  return code;
}

export interface CommandFollow extends Omit<FollowOptions, 'onBuilt'> {
  readonly judge: (built: BuiltBook, found: readonly Diagnostic[]) => readonly Diagnostic[];
  /** Prints the diagnostics that the previous build did not have. */
  readonly reportNew: (built: BuiltBook, diagnostics: readonly Diagnostic[]) => void;
  /** Says that the book was built again because files changed; nothing after the first build. */
  readonly announce: (built: BuiltBook, changed: ReadonlySet<BookPath>) => void;
}

/** The options for `followBook` and `serveBook`, with reporting to the terminal. */
export function followOptions(
  invocation: Invocation,
  root: string,
  mode: SessionOptions['mode'],
): CommandFollow {
  const { options, shared, terminal } = invocation;
  const destination = destinationFolder(invocation);
  const onFault = (fault: unknown): void => {
    terminal.err.write(faultText(fault));
  };
  return {
    watcher: options.get('watcher') === 'poll' ? 'poll' : 'native',
    session: {
      root,
      environment: terminal.environment,
      destination,
      cache: shared.cache,
      restrict: options.has('restrict'),
      mode,
      onOutput: (text) => {
        terminal.err.write(text);
      },
      onWaiting: shared.quiet
        ? undefined
        : createWaitLines((text) => {
            terminal.err.write(text);
          }),
    },
    // Each edition of a book has a watcher of its own.
    onTrouble: once(() => {
      terminal.err.write('notice: file system events aren’t available here; polling for changes instead\n');
    }),
    onFault,
    judge: (built, found) => applyPolicy(found, policyOf(built.config, shared, built.textOf)),
    reportNew: createReporter(invocation, root),
    announce: (built, changed) => {
      if (changed.size === 0 || built.fatal || shared.quiet || shared.format !== 'human') return;
      terminal.out.write(`rebuilt: ${listed([...changed])} changed\n`);
    },
  };
}

/** As many paths as a line can name. */
const LISTED = 3;

function listed(paths: readonly string[]): string {
  const names = paths.slice(0, LISTED).join(', ');
  return paths.length > LISTED ? `${names} and ${String(paths.length - LISTED)} more` : names;
}

/** Prints the diagnostics that the previous build did not have, and the totals when they change. */
function createReporter(invocation: Invocation, root: string): CommandFollow['reportNew'] {
  let known = new Map<string, number>();
  let lastSentence = '';
  return (built, diagnostics) => {
    const now = new Map<string, number>();
    const fresh = diagnostics.filter((diagnostic) => {
      const key = keyOf(diagnostic);
      const count = (now.get(key) ?? 0) + 1;
      now.set(key, count);
      return count > (known.get(key) ?? 0);
    });
    const allFixed = known.size > 0 && now.size === 0;
    known = now;
    const label = fresh.length === diagnostics.length ? undefined : 'new';
    const { textOf } = built;
    if (fresh.length > 0)
      printReport(invocation, { diagnostics: fresh, textOf, root, label, output: 'shown' });
    const sentence = totalsSentence(totalsOf(diagnostics));
    if (allFixed) invocation.terminal.err.write('all problems fixed\n');
    else if (sentence !== lastSentence && fresh.length < diagnostics.length)
      invocation.terminal.err.write(`in the whole book: ${sentence}\n`);
    lastSentence = sentence;
  };
}

/** Identifies a problem without its position, which changes when something above it is edited. */
const keyOf = ({ code, args, at }: Diagnostic): string => JSON.stringify([code, args, at?.file]);

/** Writes a build to disk and prints how many files changed. Returns the folder of the whole site, absolute. */
export function writeAndReport(
  invocation: Invocation,
  root: string,
): (session: Session, built: BuiltBook, edition?: LiveEdition) => Promise<string> {
  const { environment } = invocation.terminal;
  const destination = destinationFolder(invocation);
  const options = { root, environment, ...(destination !== undefined && { destination }) };
  return async (session, built, edition) => {
    const [{ writeAlone }, { wholeDestination, writeEdition }] = await Promise.all([
      import('../build/editions/write-alone.ts'),
      import('../build/editions/write-edition.ts'),
    ]);
    const folder = edition ? wholeDestination({ options, ...edition }) : built.destination;
    if (built.fatal) return folder;
    if (edition === undefined) {
      report(invocation, root, { built, folder, written: await writeAlone(session, built, options) });
      return folder;
    }
    const { siblings, planned, statCache } = edition;
    const place = { options, planned, statCache, isWhole: true } as const;
    const written = await writeEdition(session, { built, siblings }, place);
    if (written.root) report(invocation, root, { built, folder, written: written.root });
    report(invocation, root, { built, folder: built.destination, written: written.own });
    return folder;
  };
}

interface Written {
  readonly built: BuiltBook;
  readonly folder: string;
  readonly written: Outcome<WrittenSite>;
}

function report(invocation: Invocation, root: string, { built, folder, written }: Written): void {
  const { value, diagnostics } = written;
  const { terminal, shared } = invocation;
  const { textOf } = built;
  if (diagnostics.length > 0) printReport(invocation, { diagnostics, textOf, root, output: 'shown' });
  const count = value.written.length + value.removed.length;
  const name = shownFrom(terminal.folder, folder) || '.';
  if (count > 0 && !shared.quiet) terminal.out.write(`${counted(count, 'file')} changed in ${name}\n`);
}
