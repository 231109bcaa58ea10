// Records a build while it runs.
import { join, resolve } from 'node:path';
import type { Environment } from '../../core/build-mode.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { missingPathOf } from '../../core/missing-path.ts';
import { urlPath } from '../../core/path.ts';
import type { DestinationRequest } from '../../disk/site/destination.ts';
import { LOCK } from '../../disk/site/lock.ts';
import { MANIFEST, readManifest } from '../../disk/site/site-manifest.ts';
import { absolutePath } from '../../disk/sources/absolute-path.ts';
import { exists } from '../../disk/sources/open-file.ts';
import { repositoryOf } from '../../disk/sources/repository-folder.ts';
import type { StatCache } from '../../disk/sources/stat-cache.ts';
import { hashNow } from '../../disk/sources/read-source.ts';
import type { KnownAnswer } from '../../disk/trace/check-answer.ts';
import { type Answer, type DiskTrace, createDiskTrace } from '../../disk/trace/disk-trace.ts';
import { SITE, wantedOutputs } from '../../emit/outputs/outputs.ts';
import type { Config } from '../../read/config/config.ts';
import { hasWholeBookPreprocessors } from '../../read/preprocess/prepare-book.ts';
import { type BuildReport, type BuildRequest, recordKeeper, requestHash } from './build-record.ts';
import { traceEnvironment } from './environment-trace.ts';
import type { WrittenBook } from '../session.ts';

export interface BuildRecorder {
  /** The environment for the build. */
  readonly environment: Environment;
  /** For the files of the book. */
  readonly trace: DiskTrace;
  /** Saves the record, unless the next build would have something to do or to report that this one hadn't. */
  readonly save: (book: WrittenBook, place: SitePlace) => void;
}

export interface SitePlace {
  readonly destination: DestinationRequest;
  readonly statCache: StatCache;
}

/** Call before the build reads anything. */
export function createBuildRecorder(request: BuildRequest, program: string): BuildRecorder {
  const trace = createDiskTrace();
  const { environment, variables } = traceEnvironment(request.environment);
  // Before the build, so that a change during it is noticed.
  const hash = requestHash(request, program);
  return {
    environment,
    trace,
    save: (book, { destination, statCache }) => {
      if (book.built.fatal || book.written.diagnostics.length > 0) return;
      noteSubmodules(request.root, book.diagnostics, trace);
      const answers = trace.answers();
      const site = siteAnswers(destination.destination, statCache);
      if (answers === undefined || site === undefined) return;
      recordKeeper(request)?.save({
        request: hash,
        variables: variables(),
        destination,
        report: reportOf(book, site.files),
        sources: withoutRepeated(answers).map((answer) => withState(answer, request.root, statCache)),
        site: site.answers,
      });
    },
  };
}

function reportOf({ built, diagnostics }: WrittenBook, files: number): BuildReport {
  const { severities, warningPolicy, check } = built.config.buildBook;
  return {
    chapters: built.stats.chapters,
    files,
    hasHomePage: built.site.has(urlPath('index.html')),
    diagnostics,
    config: { buildBook: { severities, warningPolicy, check: { ignore: check.ignore } } },
  };
}

/** A book may miss files because of submodules that have not been checked out, which is reported then. */
function noteSubmodules(root: string, diagnostics: readonly Diagnostic[], trace: DiskTrace): void {
  if (diagnostics.every((diagnostic) => missingPathOf(diagnostic) === undefined)) return;
  const file = join(repositoryOf(root) ?? root, '.gitmodules');
  if (exists(file)) trace.giveUp();
  else trace.note('exists', file, 'false');
}

/** Without questions about the existence of files whose content was asked for. */
function withoutRepeated(answers: readonly Answer[]): readonly Answer[] {
  const read = new Set(
    answers.flatMap(({ question, path }) => (question === 'file' || question === 'linked' ? [path] : [])),
  );
  return answers.filter(({ question, path }) => question !== 'exists' || !read.has(path));
}

/** Only content has a state; everything else is asked again. */
function withState(answer: Answer, root: string, statCache: StatCache): KnownAnswer {
  const state = statCache.stateWith(absolutePath(root, answer.path), answer.answer);
  return { ...answer, state: state ?? '' };
}

interface SiteAnswers {
  readonly files: number;
  readonly answers: readonly KnownAnswer[];
}

/** What the site has to be for a build to leave it alone; absent if a later build has to finish it. */
function siteAnswers(folder: string, statCache: StatCache): SiteAnswers | undefined {
  const manifest = readManifest(folder);
  if (manifest === undefined || manifest.takesOver || manifest.claimed.size > 0) return undefined;
  const files = [...manifest.files].map(([url, { hash }]) => ({
    path: url,
    answer: hash,
  }));
  const own = { path: MANIFEST, answer: hashNow(resolve(folder, MANIFEST), statCache) };
  const written = [own, ...files].map(({ path, answer }) =>
    withState({ question: 'written', path, answer }, folder, statCache),
  );
  return {
    files: files.length,
    answers: [{ question: 'exists', path: LOCK, answer: 'false', state: '' }, ...written],
  };
}

/** Whether a build reads more than files: programs may read anything, and each output has its own folder. */
export const runsPrograms = (config: Config): boolean =>
  hasWholeBookPreprocessors(config) || wantedOutputs(config).some(({ name }) => name !== SITE);
