// Builds the wanted editions of a book, and adds up their results.
import type { Diagnostic, Outcome } from '../core/diagnostic.ts';
import { distinctDiagnostics } from '../core/distinct-diagnostics.ts';
import {
  type FinishedEdition,
  type WantedEditions,
  buildEditions,
} from '../build/editions/build-editions.ts';
import type { PlannedLanguages } from '../build/editions/plan-languages.ts';
import { inWholeSite, wholeDestination } from '../build/editions/write-edition.ts';
import type { SessionOptions } from '../build/session.ts';
import { editionTexts } from '../build/source-texts.ts';
import { NOTHING_WRITTEN } from '../build/write-outputs.ts';
import type { WrittenSite } from '../disk/site/write-site.ts';
import { applyPolicy } from '../report/severity-policy.ts';
import type { BookRun } from './book-run.ts';
import { type ReportedSite, builtSite, unknownOutput } from './build-report.ts';
import { policyOf } from './diagnostics-policy.ts';

/** The result of all editions together; the complaint if the command line asks for something that they don't have. */
export async function buildWantedEditions(
  run: BookRun,
  options: SessionOptions,
  planned: WantedEditions,
): Promise<ReportedSite | string> {
  const { invocation, progress, interrupts } = run;
  const tally = createTally(run, wholeDestination({ options, planned }), planned);
  const complaint = await buildEditions({
    options,
    planned,
    isEnded: () => interrupts.code() !== undefined,
    complaint: (built) => unknownOutput(built, options.only),
    finish: interrupts.finish,
    onProgress: (siblings, done, total) => {
      const place = `${planned.wanted.indexOf(siblings) + 1}/${planned.wanted.length}`;
      progress.count(`${siblings.current.name} (${place}): writing`, done, total);
    },
    onEdition: ({ siblings, built, written }) => {
      if (written?.root) tally.addRoot(written.root);
      tally.add({ siblings, built }, builtSite(invocation, built, written?.own));
    },
  });
  return complaint ?? tally.result();
}

type BuiltEdition = Pick<FinishedEdition, 'siblings' | 'built'>;

/** The results of all editions so far. */
interface Tally {
  readonly add: (edition: BuiltEdition, site: ReportedSite) => void;
  readonly addRoot: (written: Outcome<WrittenSite>) => void;
  readonly result: () => ReportedSite;
}

function createTally(
  { invocation, root }: BookRun,
  destination: string,
  { config, editions, diagnostics }: PlannedLanguages,
): Tally {
  const { note: noteTexts, textOf } = editionTexts(root);
  const sites: { readonly chapters: number; readonly hasFailed: boolean; readonly isWritten: boolean }[] = [];
  const policy = policyOf(config, invocation.shared, textOf);
  const found: Diagnostic[] = [...applyPolicy(diagnostics, policy)];
  const written: WrittenSite[] = [];
  return {
    add: (edition, site) => {
      noteTexts(edition.built);
      found.push(...site.diagnostics);
      // Not the site itself, which refers to the whole book.
      sites.push({
        chapters: site.chapters,
        hasFailed: site.hasFailed,
        isWritten: site.written !== undefined,
      });
      if (site.written) written.push(inWholeSite(edition, site.written));
    },
    addRoot: (root) => {
      written.push(root.value);
      found.push(...applyPolicy(root.diagnostics, policy));
    },
    result: () => ({
      destination,
      chapters: Math.max(0, ...sites.map(({ chapters }) => chapters)),
      languages: editions.length === sites.length ? sites.length : undefined,
      written: sites.some(({ isWritten }) => isWritten) ? sumOf(written) : undefined,
      hasFailed: sites.some(({ hasFailed }) => hasFailed),
      hasHomePage: true,
      diagnostics: distinctDiagnostics(found),
      textOf,
    }),
  };
}

const sumOf = (sites: readonly WrittenSite[]): WrittenSite =>
  sites.reduce(
    (all, site) => ({
      written: [...all.written, ...site.written],
      unchanged: all.unchanged + site.unchanged,
      removed: [...all.removed, ...site.removed],
      bytes: all.bytes + site.bytes,
    }),
    NOTHING_WRITTEN,
  );
