// Finds the site of a version: in the cache, or by building it. Where it can't be built, its last good site stays.
import { join } from 'node:path';
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import { hashOf } from '../../core/hash.ts';
import type { UrlPath } from '../../core/path.ts';
import type { KeptFolders } from '../../disk/cache/kept-folders.ts';
import { runtimeDigest } from '../../disk/program-digest.ts';
import { folderInRepository } from '../../disk/sources/repository-folder.ts';
import type { Config } from '../../read/config/config.ts';
import type { ChosenVersion } from '../../read/versions/choose-versions.ts';
import type { VersionPlace } from '../../read/versions/version-config.ts';
import { hasVariables } from '../unchanged/environment-trace.ts';
import { type VersionBuild, buildVersion } from './build-version.ts';
import { type KeptVersion, SITE_FOLDER, lastGood, readRecord } from './version-cache.ts';
import type { StayingEdition } from './staying-editions.ts';
import type { FailedVersion, VersionRecord } from './version-record.ts';

export interface VersionsRequest extends Omit<VersionBuild, 'version' | 'place' | 'folder'> {
  /** Settings of the working tree. */
  readonly config: Config;
  /** `build` builds what isn't kept, `kept` uses what is, and `none` only checks the settings. */
  readonly how: 'build' | 'kept' | 'none';
  readonly folders: KeptFolders;
  /** What an earlier build published in a folder of the site but not in `others`; empty for nothing. */
  readonly publishedIn: (folder: UrlPath, others: readonly UrlPath[]) => readonly StayingEdition[];
  /** Folders that versions can't have, each with what it contains: `the language \`de\``. */
  readonly taken: ReadonlyMap<string, string>;
  /** Called before each build of a version. */
  readonly onBuild?: (name: string) => void;
}

/** A version and its kept site; absent if it has none. */
export interface PreparedVersion {
  readonly version: ChosenVersion;
  /** Its folder in the whole site; empty for the latest. */
  readonly folder: UrlPath;
  readonly kept?: KeptVersion;
  /** Its site from an earlier build, which is kept because the version can't be built any more; absent for none. */
  readonly stays?: readonly StayingEdition[];
}

/** A version, and where it is published. */
export interface PlacedVersion {
  readonly version: ChosenVersion;
  readonly place: VersionPlace;
  /** Folders that aren't its own, though they may be in its folder. */
  readonly others: readonly UrlPath[];
}

export interface VersionResult {
  readonly prepared: PreparedVersion;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: FailedVersion['texts'];
  /** What has to stay in the cache. */
  readonly usedKeys: readonly string[];
}

/** `others` are the folders of the other versions. */
export async function findVersion(
  request: VersionsRequest,
  { version, place, others }: PlacedVersion,
): Promise<VersionResult> {
  const key = keyOf(request, { version, place });
  const record = await recordOf(request, { key, version, place });
  const { folders } = request;
  const { ref: name, commit } = version;
  const { folder } = place;
  if (record?.kind === 'built') {
    const { errors, warnings } = record.problems;
    const kept = { key, record, site: join(folders.pathOf(key), SITE_FOLDER) };
    const problems =
      errors + warnings > 0 ? [diagnose('versions/problems', { name, commit, errors, warnings })] : [];
    return {
      prepared: { version, folder, kept },
      diagnostics: [...record.incomplete, ...problems],
      texts: {},
      usedKeys: [key],
    };
  }
  const kept = lastGood(folders, name);
  const there = record && !kept ? request.publishedIn(folder, others) : undefined;
  const stays = there && there.length > 0 ? there : undefined;
  const prepared = { version, folder, ...(kept && { kept }), ...(stays && { stays }) };
  const usedKeys = [key, ...(kept ? [kept.key] : [])];
  if (record === undefined) return { prepared, diagnostics: [], texts: {}, usedKeys };
  const failed = diagnose('versions/failed', {
    name,
    reason: record.reason,
    isKept: (kept ?? stays) !== undefined,
  });
  return { prepared, diagnostics: [failed, ...record.diagnostics], texts: record.texts, usedKeys };
}

/** Equal keys mean equal sites, apart from environment variables, which the record has. */
const keyOf = (
  { root, program }: VersionsRequest,
  { version: { ref, commit }, place }: Pick<PlacedVersion, 'version' | 'place'>,
): string => hashOf([runtimeDigest(program), folderInRepository(root), ref, commit, place]);

interface Wanted extends Pick<PlacedVersion, 'version' | 'place'> {
  readonly key: string;
}

/** Absent if the version isn't kept and may not be built now. */
async function recordOf(
  request: VersionsRequest,
  { key, version, place }: Wanted,
): Promise<VersionRecord | undefined> {
  const { folders, environment, how } = request;
  const known = readRecord(folders.pathOf(key));
  if (known && hasVariables(environment, known.variables)) return known;
  if (how !== 'build') return undefined;
  request.onBuild?.(version.ref);
  folders.discard(folders.pathOf(key));
  const folder = folders.begin();
  const record = await buildVersion({ ...request, version, place, folder });
  // A failure that isn't the book's fault, such as a full disk, may be over next time.
  if (record.kind === 'failed' && record.diagnostics.length === 0) folders.discard(folder);
  else folders.keep(folder, key);
  return record;
}
