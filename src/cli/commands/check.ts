// `build-book check`: reports every problem of a book without writing it.
import { join } from 'node:path';
import type { CheckedBook } from '../../link/check/checked-book.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { distinctDiagnostics } from '../../core/distinct-diagnostics.ts';
import type { BuiltBook, Session, SessionOptions } from '../../build/session.ts';
import { applyPolicy, type Policy } from '../../report/severity-policy.ts';
import { counted, totalsOf, totalsSentence } from '../../report/totals.ts';
import { bookArgument, restrictOption } from '../book-folder.ts';
import { type BookRun, runOnBook } from '../book-run.ts';
import { checkedBook } from '../book-for-checks.ts';
import type { Command, ExitCode, Invocation } from '../command.ts';
import { policyOf } from '../diagnostics-policy.ts';
import type { TextOf } from '../../report/position.ts';
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
skipped heading levels, empty sections, duplicate ids, missing alt text, redirects,
translations.
To ignore a diagnostic, write \`<!-- check-ignore CODE -->\` before a block or at the end
of a line, or \`<!-- check-ignore-file CODE -->\` anywhere in the file.`,
  run: (invocation) => runOnBook(invocation, checkBook),
};

async function checkBook(run: BookRun): Promise<ExitCode> {
  const { invocation, root, progress } = run;
  progress.show('reading');
  const [{ openSession }, { planLanguages }] = await Promise.all([
    import('../../build/session.ts'),
    import('../../build/editions/plan-languages.ts'),
  ]);
  const { environment } = invocation.terminal;
  const restrict = invocation.options.has('restrict');
  const planned = await planLanguages({ root, environment, mode: 'check', restrict });
  const options: SessionOptions = {
    root,
    environment,
    cache: invocation.shared.cache,
    restrict,
    mode: 'check',
    onWaiting: progress.wait,
  };
  let first: CheckedEdition | undefined;
  const others: Omit<CheckedEdition, 'policy' | 'textOf'>[] = [];
  for (const siblings of planned?.editions ?? [undefined]) {
    const edition = siblings && { siblings, language: siblings.current.id };
    const session = openSession({ ...options, ...edition });
    try {
      const { policy, textOf, ...result } = await checkEdition(run, session, first === undefined);
      // The text of one edition is enough, and each refers to its whole book.
      if (first === undefined) first = { policy, textOf, ...result };
      else others.push(result);
    } finally {
      await session.close();
    }
  }
  progress.clear();
  if (first === undefined) throw new Error('a book has at least one edition');
  return report(invocation, { root, first, others, found: planned?.diagnostics ?? [] });
}

/** A book or an edition of one, without what it was checked by. */
interface CheckedEdition {
  readonly policy: Policy;
  readonly chapters: number;
  readonly fatal: boolean;
  readonly textOf: TextOf;
  /** With their final severities. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The catalogs are those of all languages, so they are checked with the first edition. */
async function checkEdition(run: BookRun, session: Session, isFirst: boolean): Promise<CheckedEdition> {
  const { invocation, root } = run;
  const built = await session.build();
  const book = checkedBook(root, built);
  const found = [...built.diagnostics, ...(book ? built.inOrigins(await checksOf(book)) : [])];
  // Save before the slow part: every file has been read by now.
  if (!built.fatal) await session.save();
  const catalogs = book && isFirst ? await catalogChecks(run, built) : [];
  const external = book ? built.inOrigins(await externalChecks(run, book)) : [];
  const policy = policyOf(built.config, invocation.shared, built.textOf);
  return {
    policy,
    chapters: built.stats.chapters,
    fatal: built.fatal,
    textOf: built.textOf,
    diagnostics: applyPolicy([...found, ...catalogs, ...external], policy),
  };
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
  const { restrict } = built.config.buildBook;
  const { cache } = invocation.shared;
  const found = await checkCatalogs({ root, environment, restrict, cache });
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
  readonly root: string;
  /** The book in its own language. */
  readonly first: CheckedEdition;
  readonly others: readonly Omit<CheckedEdition, 'policy' | 'textOf'>[];
  /** About all editions together. */
  readonly found: readonly Diagnostic[];
}

function report(invocation: Invocation, { root, first, others, found }: FinishedCheck): ExitCode {
  const checked = [first, ...others];
  const all = [...applyPolicy(found, first.policy), ...checked.flatMap(({ diagnostics }) => diagnostics)];
  const diagnostics = others.length === 0 ? all : distinctDiagnostics(all);
  const chapters = Math.max(...checked.map((each) => each.chapters));
  const fatal = checked.some((each) => each.fatal);
  const languages = checked.length > 1 ? ` in ${counted(checked.length, 'language')}` : '';
  const totals = printReport(invocation, {
    diagnostics,
    textOf: first.textOf,
    root,
    sentence: first.fatal
      ? 'no book to check'
      : `${counted(chapters, 'chapter')}${languages} checked: ${totalsSentence(totalsOf(diagnostics))}`,
    result: { chapters },
  });
  return fatal ? 1 : exitCodeOf(totals, invocation);
}
