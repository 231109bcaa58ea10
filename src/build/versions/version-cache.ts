// Keeps the sites of versions between runs, each with its record.
import { join } from 'node:path';
import { createFileKeeper } from '../../disk/cache/file-keeper.ts';
import { urlInAll } from '../../core/edition.ts';
import { urlPath } from '../../core/path.ts';
import type { KeptFolders } from '../../disk/cache/kept-folders.ts';
import { sizesIn } from '../../disk/site/file-sizes.ts';
import { type BuiltVersion, type VersionRecord, parseRecord, renderRecord } from './version-record.ts';

/** A version that can be published. */
export interface KeptVersion {
  /** Of its folder in the cache. */
  readonly key: string;
  readonly record: BuiltVersion;
  /** The folder of its site, absolute. */
  readonly site: string;
}

/** Names in a kept folder. */
export const SITE_FOLDER = 'site';
const RECORD = 'version.txt';

/** The record in a kept folder; absent if it is damaged, or if files of its site are missing or have another size. */
export function readRecord(folder: string): VersionRecord | undefined {
  const record = parseRecord(createFileKeeper(join(folder, RECORD)).load() ?? '');
  if (record?.kind !== 'built') return record;
  const sizes = sizesIn(join(folder, SITE_FOLDER));
  const parts = [...record.editions, { folder: urlPath(''), files: record.front }];
  const isWhole = parts.every(({ folder, files }) =>
    files.every(({ url, size }) => sizes.get(urlInAll({ edition: { folder }, url })) === size),
  );
  return isWhole ? record : undefined;
}

export function saveRecord(folder: string, record: VersionRecord): void {
  createFileKeeper(join(folder, RECORD)).save(renderRecord(record));
}

/** Makes the next build of a version make its site again. */
export function forgetVersion(folders: KeptFolders, key: string): void {
  folders.discard(join(folders.pathOf(key), RECORD));
}

/** A site of another commit of a tag or branch, for one whose newest commit can't be published; absent for none. */
export function lastGood(folders: KeptFolders, ref: string): KeptVersion | undefined {
  for (const key of folders.names()) {
    const folder = folders.pathOf(key);
    const record = readRecord(folder);
    if (record?.kind === 'built' && record.ref === ref)
      return { key, record, site: join(folder, SITE_FOLDER) };
  }
  return undefined;
}

/** Removes what no published version needs. */
export function dropUnused(folders: KeptFolders, used: ReadonlySet<string>): void {
  for (const key of folders.names()) if (!used.has(key)) folders.discard(folders.pathOf(key));
}
