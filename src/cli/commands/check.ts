// `build-book check`: reports every problem of a book without writing it.
import { join } from 'node:path';
import type { CheckedBook } from '../../link/check/checked-book.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { BuiltBook } from '../../build/session.ts';
import { applyPolicy } from '../../report/severity-policy.ts';
import { counted, totalsOf, totalsSentence } from '../../report/totals.ts';
import { bookArgument, restrictOption } from '../book-folder.ts';
import { type BookRun, runOnBook } from '../book-run.ts';
import { checkedBook } from '../book-for-checks.ts';
import type { Command, ExitCode, Invocation } from '../command.ts';
import { policyOf } from '../diagnostics-policy.ts';
import { exitCodeOf, printReport } from '../print-report.ts';

export const check: Command = {
  argument: bookArgument,
  options: [
    { name: 'external', short: 'e', summary: 'also check links to other sites' },
    { name: 'no-external', summary: 'don’t check links to other sites, even if book.toml enables it' },
    { name: 'fragments', summary: 'with --external, also check the `#fragment` of each link' },
    {
      name: 'allow-private',
      summary: 'with --external, also check addresses on this computer and the local network',
    },
    restrictOption,
  ],
  examples: [
    { line: 'build-book check', meaning: 'check the book in this folder' },
    { line: 'build-book check --external', meaning: 'check links to other sites too' },
    { line: 'build-book check --format sarif > check.sarif', meaning: 'write a report for code scanning' },
    { line: 'build-book check --warnings-as-errors', meaning: 'for CI: also fail if there are warnings' },
  ],
  notes: `\
Reports everything that a build reports, and more: unused chapters and snippets,
skipped heading levels, empty sections, duplicate ids, missing texts, redirects,
translations.
To ignore a diagnostic, write \`<!-- check-ignore CODE -->\` before a block or at the end
of a line, or \`<!-- check-ignore-file CODE -->\` anywhere in the file.`,
  run: (invocation) => runOnBook(invocation, checkBook),
};

async function checkBook(run: BookRun): Promise<ExitCode> {
  const { invocation, root, progress } = run;
  progress.show('reading');
  const { openSession } = await import('../../build/session.ts');
  const { environment } = invocation.terminal;
  const { cache } = invocation.shared;
  const restrict = invocation.options.has('restrict');
  const onWaiting = progress.wait;
  const session = openSession({ root, environment, cache, restrict, mode: 'check', onWaiting });
  try {
    const built = await session.build();
    const book = checkedBook(root, built);
    const found = [...built.diagnostics, ...(book ? await checksOf(book) : [])];
    // Save before the slow part: every file has been read by now.
    if (!built.fatal) await session.save();
    const catalogs = book ? await catalogChecks(run, built) : [];
    const external = book ? await externalChecks(run, book) : [];
    progress.clear();
    return report({ invocation, root, built, found: [...found, ...catalogs, ...external] });
  } finally {
    await session.close();
  }
}

/** The checks that builds leave out. */
async function checksOf(book: CheckedBook): Promise<readonly Diagnostic[]> {
  const [{ checkWholeBook }, { checkSuppressions }] = await Promise.all([
    import('../../link/check/check-book.ts'),
    import('../../report/suppressions.ts'),
  ]);
  const own = checkWholeBook(book);
  const comments = [...book.chapterFiles].flatMap((path) => checkSuppressions(path, book.textOf(path) ?? ''));
  return [...own, ...comments];
}

/** Checks the catalogs of all languages, if the book is translated. */
async function catalogChecks(
  { invocation, root }: BookRun,
  built: BuiltBook,
): Promise<readonly Diagnostic[]> {
  const { isTranslated } = await import('../../plugins/gettext/gettext.ts');
  if (!isTranslated(built.config)) return [];
  const { checkCatalogs } = await import('../translate/check-catalogs.ts');
  const { environment } = invocation.terminal;
  const found = await checkCatalogs({ root, environment, restrict: built.config.buildBook.restrict });
  // The build has read the catalog of the book's language too.
  const known = new Set(built.diagnostics.map((each) => JSON.stringify(each)));
  return found.filter((each) => !known.has(JSON.stringify(each)));
}

/** Checks links to other sites, if requested. */
async function externalChecks(
  { invocation, root, progress }: BookRun,
  { index, config }: CheckedBook,
): Promise<readonly Diagnostic[]> {
  const { options, shared, terminal } = invocation;
  const { check: settings, restrict: isRestricted } = config.buildBook;
  if (options.has('no-external') || !(options.has('external') || settings.external)) return [];
  const [{ checkExternal }, { createFileKeeper }, { ownCacheFolder }, { programDigest }] = await Promise.all([
    import('../../link/check/external/check-external.ts'),
    import('../../disk/cache/file-keeper.ts'),
    import('../../disk/cache/cache-folder.ts'),
    import('../../disk/program-digest.ts'),
  ]);
  const { environment } = terminal;
  const folder = ownCacheFolder({ root, environment, cache: isRestricted ? 'none' : shared.cache });
  return checkExternal({
    index,
    config: settings,
    environment,
    privateAddresses: options.has('allow-private') ? 'allow' : 'refuse',
    fragments: options.has('fragments') ? 'check' : 'trust',
    store:
      folder === undefined
        ? undefined
        : { program: programDigest(), ...createFileKeeper(join(folder, 'external-links.json')) },
    onProgress: (done, total) => {
      progress.count('asking', done, total);
    },
  });
}

interface FinishedCheck {
  readonly invocation: Invocation;
  readonly root: string;
  readonly built: BuiltBook;
  readonly found: readonly Diagnostic[];
}

function report({ invocation, root, built, found }: FinishedCheck): ExitCode {
  const { config, textOf, stats, fatal } = built;
  const diagnostics = applyPolicy(found, policyOf(config, invocation.shared, textOf));
  const totals = printReport(invocation, {
    diagnostics,
    textOf,
    root,
    sentence: fatal
      ? 'no book to check'
      : `${counted(stats.chapters, 'chapter')} checked: ${totalsSentence(totalsOf(diagnostics))}`,
    result: { chapters: stats.chapters },
  });
  return fatal ? 1 : exitCodeOf(totals, invocation);
}
