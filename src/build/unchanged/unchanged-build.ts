// Finds out whether nothing has changed since the last build. Commands start with this, so it imports little.
import { programDigest } from '../../disk/program-digest.ts';
import { checkDestination, mayWriteTo } from '../../disk/site/destination.ts';
import { type StatCache, createStatCache } from '../../disk/sources/stat-cache.ts';
import { type KnownAnswer, createCheck } from '../../disk/trace/check-answer.ts';
import { sourceTexts } from '../source-texts.ts';
import {
  type BuildReport,
  type BuildRequest,
  type WrittenFolder,
  recordKeeper,
  requestHash,
} from './build-record.ts';
import { hasVariables } from './environment-trace.ts';

/** A build that would do nothing. */
export interface UnchangedBuild {
  readonly report: BuildReport;
  /** The folder of the site or, without one, of the first output: absolute. */
  readonly destination: string;
  /** The text of a source file; absent for a file that is not text. */
  readonly textOf: (path: string) => string | undefined;
}

/**
 * The last build, if one with these options would read the same files, settings and environment, and would find the site as
 * it has to be; absent otherwise, and where that isn't known.
 */
export function findUnchanged(
  request: BuildRequest,
  program: string = programDigest(),
): UnchangedBuild | undefined {
  const keeper = recordKeeper(request);
  const record = keeper?.load();
  if (record?.request !== requestHash(request, program)) return undefined;
  if (!hasVariables(request.environment, record.variables)) return undefined;
  const statCache = createStatCache();
  const sources = stillTrue(record.sources, request.root, statCache);
  const [main] = record.folders;
  if (sources === undefined || main === undefined) return undefined;
  const folders = foldersAsLeft(record.folders, statCache);
  if (folders === undefined) return undefined;
  // States that are certain by now spare the next build reading the files.
  if (sources !== record.sources || folders !== record.folders) keeper?.save({ ...record, sources, folders });
  const { destination } = main.destination;
  return { report: record.report, destination, textOf: sourceTexts(request.root, statCache) };
}

/** The folders with the states that their files have now, the same array if all are as recorded; absent if one has changed. */
function foldersAsLeft(
  folders: readonly WrittenFolder[],
  statCache: StatCache,
): readonly WrittenFolder[] | undefined {
  const now: WrittenFolder[] = [];
  for (const { destination, files } of folders) {
    if (checkDestination(destination) || !mayWriteTo(destination.destination)) return undefined;
    const left = stillTrue(files, destination.destination, statCache);
    if (left === undefined) return undefined;
    now.push({ destination, files: left });
  }
  return now.every(({ files }, i) => files === folders[i]?.files) ? folders : now;
}

/** The answers with the states that files have now, the same array if all are as recorded; absent if one has changed. */
function stillTrue(
  answers: readonly KnownAnswer[],
  root: string,
  statCache: StatCache,
): readonly KnownAnswer[] | undefined {
  const check = createCheck(root, statCache);
  const now: KnownAnswer[] = [];
  let isRenewed = false;
  for (const answer of answers) {
    const state = check(answer);
    if (state === undefined) return undefined;
    if (state !== answer.state) isRenewed = true;
    now.push(state === answer.state ? answer : { ...answer, state });
  }
  return isRenewed ? now : answers;
}
