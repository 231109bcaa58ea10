// Builds the editions of a book one after the other, so that only one of them is in memory at a time.
import { resolve } from 'node:path';
import type { Diagnostic, Outcome } from '../core/diagnostic.ts';
import { type Edition, type Siblings, folderBelow, urlInAll } from '../core/edition.ts';
import { type BookPath, type UrlPath, bookPath, urlPath } from '../core/path.ts';
import type { PlannedLanguages } from '../build/editions/plan-languages.ts';
import { nameOfEdition } from '../build/editions/edition-name.ts';
import { type BuiltBook, type Session, type SessionOptions, openSession } from '../build/session.ts';
import { type SharedCaches, openSharedCaches } from '../build/session-caches.ts';
import type { WrittenOutput } from '../build/write-outputs.ts';
import { rememberEditions } from '../build/unchanged/unchanged-editions.ts';
import { forgetEditions } from '../disk/site/editions.ts';
import { programDigest } from '../disk/program-digest.ts';
import { createStatCache } from '../disk/sources/stat-cache.ts';
import { createReader } from '../disk/sources/read-source.ts';
import { destinationName } from '../disk/site/destination.ts';
import type { WrittenSite } from '../disk/site/write-site.ts';
import { htmlOutputDir } from '../read/config/layout.ts';
import type { VersionPlace } from '../read/versions/version-config.ts';
import { applyPolicy } from '../report/severity-policy.ts';
import type { BookRun } from './book-run.ts';
import { type ReportedSite, builtSite, unknownOutput, unsuppressed } from './build-report.ts';
import { policyOf } from './diagnostics-policy.ts';

export interface WantedEditions extends PlannedLanguages {
  /** The editions to build: all, or one. */
  readonly wanted: readonly Siblings[];
}

/** What became of all editions together; the complaint if the command line asks for something that they don't have. */
export async function buildEditions(
  run: BookRun,
  options: SessionOptions,
  planned: WantedEditions,
): Promise<ReportedSite | string> {
  const shared = openSharedCaches(options, programDigest());
  const destination = resolve(options.root, htmlOutputDir(planned.config, options.destination));
  const tally = createTally(run, destination, planned);
  try {
    for (const [n, siblings] of planned.wanted.entries()) {
      if (run.interrupts.code() !== undefined) break;
      const complaint = await buildEdition(
        { run, options, shared, destination, planned, tally },
        siblings,
        n,
      );
      if (complaint !== undefined) return complaint;
    }
    if (isWhole(planned) && run.interrupts.code() === undefined) remember(options, planned);
    return tally.result();
  } finally {
    await shared.close();
  }
}

interface EditionsRun {
  readonly run: BookRun;
  readonly options: SessionOptions;
  readonly shared: SharedCaches;
  /** The root of the whole site, absolute. */
  readonly destination: string;
  readonly planned: WantedEditions;
  readonly tally: Tally;
}

const isWhole = ({ wanted, editions }: WantedEditions): boolean => wanted.length === editions.length;

/** The folders of editions that are sites of their own in the whole one. */
const foldersOf = ({ editions }: PlannedLanguages, { versions }: BuiltBook): readonly UrlPath[] =>
  editions
    .map(({ current }) => current.folder)
    .filter((folder) => folder !== '')
    .map((folder) => folderBelow(versions?.place.folder ?? urlPath(''), folder));

/** Builds and writes one edition, and forgets it. */
async function buildEdition(all: EditionsRun, siblings: Siblings, n: number): Promise<string | undefined> {
  const { run, options, shared, planned, tally } = all;
  const { progress, interrupts, invocation } = run;
  const { id, folder, name } = siblings.current;
  const session = openSession({ ...options, shared, siblings, language: id });
  try {
    const built = await session.build();
    const complaint = unknownOutput(built, options.only);
    if (complaint !== undefined) return complaint;
    const onProgress = (done: number, total: number): void => {
      progress.count(`${name} (${String(n + 1)}/${String(planned.wanted.length)}): writing`, done, total);
    };
    const editions = folder === '' && isWhole(planned) ? foldersOf(planned, built) : undefined;
    const write = async (): Promise<Outcome<WrittenOutput>> => {
      if (n === 0 && isWhole(planned) && options.only === undefined) await prepareRoot(all, session, built);
      return session.write(built, { onProgress, ...(editions && { editions }) });
    };
    const written = built.fatal ? undefined : await interrupts.finish(write);
    tally.add(siblings, built, builtSite(invocation, built, written));
    if (written !== undefined && isWhole(planned))
      session.remember({ built, written, diagnostics: unsuppressed(built, written) });
    return undefined;
  } finally {
    await session.close();
  }
}

/** Removes editions that the book no longer has, whose folders the site may need, and writes the root if no edition is there. */
async function prepareRoot(
  { options, destination, planned, tally }: EditionsRun,
  session: Session,
  built: BuiltBook,
): Promise<void> {
  const folders = foldersOf(planned, built);
  const name = destinationName({ root: options.root, destination });
  const gone = await forgetEditions({ destination, name }, folders);
  tally.addFront({ value: { ...NOTHING, removed: gone.value }, diagnostics: gone.diagnostics });
  if (!hasFront(planned)) return;
  const editions = planned.editions.map(({ current }) => current);
  tally.addFront(await session.writeFront(built, { config: planned.config, editions, folders }));
}

const hasFront = ({ editions }: PlannedLanguages): boolean =>
  editions.every(({ current }) => current.folder !== '');

/** Lets the next build find out by itself that nothing has changed; a front page has no record. */
function remember(options: SessionOptions, planned: WantedEditions): void {
  if (hasFront(planned) || options.only !== undefined) return;
  const recorded = planned.editions.map((siblings) => ({
    edition: nameOfEdition({ siblings }) ?? '',
    language: siblings.current.id,
  }));
  rememberEditions(options, recorded);
}

const NOTHING: WrittenSite = { written: [], unchanged: 0, removed: [], bytes: 0 };

/** The results of all editions so far. */
interface Tally {
  readonly add: (siblings: Siblings, built: BuiltBook, site: ReportedSite) => void;
  readonly addFront: (written: {
    readonly value: WrittenSite;
    readonly diagnostics: readonly Diagnostic[];
  }) => void;
  readonly result: () => ReportedSite;
}

function createTally(
  { invocation, root }: BookRun,
  destination: string,
  { config, editions, diagnostics }: PlannedLanguages,
): Tally {
  let textOfVersion: ((path: BookPath) => string | undefined) | undefined;
  const reader = createReader({ root, statCache: createStatCache() });
  const textOf = (path: string): string | undefined => {
    const source = reader.read(bookPath(path));
    return source.kind === 'file' ? source.text : textOfVersion?.(bookPath(path));
  };
  const sites: { readonly chapters: number; readonly hasFailed: boolean; readonly isWritten: boolean }[] = [];
  const policy = policyOf(config, invocation.shared, textOf);
  // Editions share files, whose problems each of them finds.
  const found = new Map<string, Diagnostic>();
  const note = (more: readonly Diagnostic[]): void => {
    for (const diagnostic of more) found.set(JSON.stringify(diagnostic), diagnostic);
  };
  const written: WrittenSite[] = [];
  note(applyPolicy(diagnostics, policy));
  return {
    add: ({ current }, { versions }, site) => {
      textOfVersion = versions?.textOf;
      note(site.diagnostics);
      // Not the site itself, which refers to the whole book.
      sites.push({
        chapters: site.chapters,
        hasFailed: site.hasFailed,
        isWritten: site.written !== undefined,
      });
      if (site.written) written.push(below(writtenTo(current, versions?.place), site.written));
    },
    addFront: (front) => {
      written.push(front.value);
      note(applyPolicy(front.diagnostics, policy));
    },
    result: () => ({
      destination,
      chapters: Math.max(0, ...sites.map(({ chapters }) => chapters)),
      languages: editions.length === sites.length ? sites.length : undefined,
      written: sites.some(({ isWritten }) => isWritten) ? sumOf(written) : undefined,
      hasFailed: sites.some(({ hasFailed }) => hasFailed),
      hasHomePage: true,
      diagnostics: [...found.values()],
      textOf,
    }),
  };
}

/** The edition at the root is written with the whole site. */
const writtenTo = ({ folder }: Edition, version: VersionPlace | undefined): UrlPath =>
  folder === '' ? folder : folderBelow(version?.folder ?? urlPath(''), folder);

const below = (folder: UrlPath, { written, removed, ...site }: WrittenSite): WrittenSite => {
  const inAll = (url: UrlPath): UrlPath => urlInAll({ edition: { folder }, url });
  return { ...site, written: written.map(inAll), removed: removed.map(inAll) };
};

const sumOf = (sites: readonly WrittenSite[]): WrittenSite =>
  sites.reduce(
    (all, site) => ({
      written: [...all.written, ...site.written],
      unchanged: all.unchanged + site.unchanged,
      removed: [...all.removed, ...site.removed],
      bytes: all.bytes + site.bytes,
    }),
    NOTHING,
  );
