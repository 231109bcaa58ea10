// Finds out whether nothing has changed since all editions of a book were built. Commands start with this, so it imports little.
import { join } from 'node:path';
import { ownCacheFolder } from '../../disk/cache/cache-folder.ts';
import { createFileKeeper } from '../../disk/cache/file-keeper.ts';
import { programDigest } from '../../disk/program-digest.ts';
import { type Hash, hashOf } from '../../core/hash.ts';
import { mayCache } from '../may-cache.ts';
import { type BuildRequest, requestHash } from './build-record.ts';
import { type UnchangedBuild, findUnchanged } from './unchanged-build.ts';

/** An edition of the last build. */
export interface RecordedEdition {
  /** Its name in the cache, see `nameOfEdition`. */
  readonly edition: string;
  readonly language: string;
}

interface EditionsRecord {
  readonly request: Hash;
  /** That of the book first. */
  readonly editions: readonly RecordedEdition[];
}

/**
 * All editions of the last build, if each would read the same and find its site as it has to be; absent otherwise. What an
 * edition knows of the others follows from files that those have read.
 */
export function findUnchangedEditions(
  request: BuildRequest,
  program: string = programDigest(),
): readonly UnchangedBuild[] | undefined {
  const record = parseRecord(keeperOf(request)?.load());
  if (record?.request !== hashOf(requestHash(request, program))) return undefined;
  const found: UnchangedBuild[] = [];
  for (const edition of record.editions) {
    const unchanged = findUnchanged({ ...request, ...edition }, program);
    if (unchanged === undefined) return undefined;
    found.push(unchanged);
  }
  return found;
}

/** Records which editions a book has, after all of them were built. */
export function rememberEditions(
  request: BuildRequest,
  editions: readonly RecordedEdition[],
  program: string = programDigest(),
): void {
  const record: EditionsRecord = { request: hashOf(requestHash(request, program)), editions };
  keeperOf(request)?.save(JSON.stringify(record));
}

function keeperOf(request: BuildRequest): ReturnType<typeof createFileKeeper> | undefined {
  const { root, environment, cache } = request;
  const folder = mayCache(request) ? ownCacheFolder({ root, environment, cache }) : undefined;
  return folder === undefined ? undefined : createFileKeeper(join(folder, 'editions.txt'));
}

function parseRecord(text: string | undefined): EditionsRecord | undefined {
  if (text === undefined) return undefined;
  try {
    const record = JSON.parse(text) as EditionsRecord;
    return Array.isArray(record.editions) ? record : undefined;
  } catch {
    return undefined;
  }
}
