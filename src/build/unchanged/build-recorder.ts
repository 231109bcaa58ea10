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
import { currentHash } from '../../disk/sources/read-source.ts';
import type { KnownAnswer } from '../../disk/trace/check-answer.ts';
import { type Answer, type DiskTrace, type Question, createDiskTrace } from '../../disk/trace/disk-trace.ts';
import { wantedOutputs } from '../../emit/outputs/outputs.ts';
import type { Config } from '../../read/config/config.ts';
import { hasWholeBookPreprocessors } from '../../read/preprocess/prepare-book.ts';
import {
  type BuildReport,
  type BuildRequest,
  type WrittenFolder,
  recordKeeper,
  requestHash,
} from './build-record.ts';
import { traceEnvironment } from './environment-trace.ts';
import type { WrittenBook } from '../session.ts';

export interface BuildRecorder {
  /** The environment for the build. */
  readonly environment: Environment;
  /** For the files of the book. */
  readonly trace: DiskTrace;
  /** Saves the record, unless the next build would have something to do or to report that this one hadn't. */
  readonly save: (book: WrittenBook, output: RecordedOutput) => void;
}

export interface RecordedOutput {
  /** Each output's folder, the site's first. */
  readonly folders: readonly DestinationRequest[];
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
    save: (book, { folders, statCache }) => {
      if (book.built.fatal || book.written.diagnostics.some(isOfTheDisk)) return;
      noteSubmodules(request.root, book.diagnostics, trace);
      const answers = trace.answers();
      const written = writtenFolders(folders, statCache);
      if (answers === undefined || written === undefined) return;
      recordKeeper(request)?.save({
        request: hash,
        variables: variables(),
        report: reportOf(book, fileCount(written)),
        sources: withoutRepeated(answers).map((answer) => withState(answer, request.root, statCache)),
        folders: written,
      });
    },
  };
}

/** Such a diagnostic is about this run; all others are about the book, and the next build would repeat them. */
const isOfTheDisk = ({ code }: Diagnostic): boolean => code.startsWith('file/');

/** The number of files in the main output. */
const fileCount = ([main]: readonly WrittenFolder[]): number =>
  main?.files.filter(({ question, path }) => question === 'written' && path !== MANIFEST).length ?? 0;

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

const CONTENT: ReadonlySet<Question> = new Set(['file', 'linked', 'written']);

/** Only content has a state; everything else is asked again. */
function withState(answer: Answer, root: string, statCache: StatCache): KnownAnswer {
  if (!CONTENT.has(answer.question)) return { ...answer, state: '' };
  const state = statCache.stateWith(absolutePath(root, answer.path), answer.answer);
  return { ...answer, state: state ?? '' };
}

/** What the output has to be for a build to leave it alone; absent if a later build has to finish it. */
function writtenFolders(
  folders: readonly DestinationRequest[],
  statCache: StatCache,
): readonly WrittenFolder[] | undefined {
  const written: WrittenFolder[] = [];
  for (const destination of folders) {
    const files = filesIn(destination.destination, statCache);
    if (files === undefined) return undefined;
    written.push({ destination, files });
  }
  return written;
}

function filesIn(folder: string, statCache: StatCache): readonly KnownAnswer[] | undefined {
  const manifest = readManifest(folder);
  if (manifest === undefined || manifest.takesOver || manifest.claimed.size > 0) return undefined;
  const files = [...manifest.files].map(([url, { hash }]) => ({ path: url, answer: hash }));
  const own = { path: MANIFEST, answer: currentHash(resolve(folder, MANIFEST), statCache) };
  const written = [own, ...files].map(({ path, answer }) =>
    withState({ question: 'written', path, answer }, folder, statCache),
  );
  return [{ question: 'exists', path: LOCK, answer: 'false', state: '' }, ...written];
}

/** Whether a build reads more than files: programs may read anything. */
export const runsPrograms = (config: Config): boolean =>
  hasWholeBookPreprocessors(config) || wantedOutputs(config).some(({ native }) => !native);
