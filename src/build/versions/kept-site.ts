// The kept sites of a version as files to publish.
import { join } from 'node:path';
import { hashBytes } from '../../core/hash.ts';
import { type OutputContent, type OutputFile, type Site, outputFile } from '../../core/output-file.ts';
import { type UrlPath, bookPath, urlPath } from '../../core/path.ts';
import { copiedFile } from '../../disk/sources/copied-file.ts';
import { readWhole } from '../../disk/sources/open-file.ts';
import type { KeptVersion } from './version-cache.ts';
import type { KeptEdition, KeptFile } from './version-record.ts';

/** Called when a file isn't what it was, so that the version has to be built again. */
export type OnDamage = (key: string) => void;

/** The files of one of its languages. */
export const keptEditionSite = (
  version: KeptVersion,
  { folder, files }: Pick<KeptEdition, 'folder' | 'files'>,
  onDamage: OnDamage,
): Site => keptFiles(files, { version, folder, onDamage });

/** The files at its root that belong to no language. */
export const keptFront = (version: KeptVersion, onDamage: OnDamage): Site =>
  keptFiles(version.record.front, { version, folder: urlPath(''), onDamage });

interface KeptFiles {
  readonly version: KeptVersion;
  readonly folder: UrlPath;
  readonly onDamage: OnDamage;
}

function keptFiles(files: readonly KeptFile[], { version, folder, onDamage }: KeptFiles): Site {
  const { key, record, site } = version;
  const place = {
    folder: join(site, folder),
    by: record.ref,
    onDamage: () => {
      onDamage(key);
    },
  };
  return new Map(files.map((file) => [file.url, keptFile(file, place)]));
}

interface KeptPlace {
  readonly folder: string;
  readonly by: string;
  readonly onDamage: () => void;
}

function keptFile(file: KeptFile, place: KeptPlace): OutputFile {
  const { url, hash, hasSlots } = file;
  const by = `${place.by}:${url}`;
  const stampOf = (): OutputFile['stamp'] => hash;
  const copied = () => copiedFile(place.folder, bookPath(url));
  const content = (): OutputContent => (hasSlots ? pageText(file, place) : copied());
  return outputFile({
    url,
    by,
    stampOf,
    content: () => Promise.resolve({ value: content(), diagnostics: [] }),
    ...(!hasSlots && { copied }),
  });
}

/** The most that a page has; the print page of a long book has some megabytes. */
const LIMIT = 2 ** 28;

function pageText({ url, hash }: KeptFile, { folder, onDamage }: KeptPlace): OutputContent {
  const read = readWhole(join(folder, url), LIMIT);
  if (read.kind === 'file' && hashBytes(read.bytes) === hash) return Buffer.from(read.bytes).toString('utf8');
  onDamage();
  return { kind: 'none', path: bookPath(url), why: read.kind === 'none' ? read.why : 'unreadable' };
}
