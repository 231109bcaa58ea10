// Record of a built version: enough to link to its pages and to publish it again without building it.
import { crc32 } from 'node:zlib';
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Hash } from '../../core/hash.ts';
import type { UrlPath } from '../../core/path.ts';
import type { Words } from '../../core/words.ts';
import type { Variable } from '../unchanged/environment-trace.ts';

/** A version whose site is kept, or why there is none. */
export type VersionRecord = BuiltVersion | FailedVersion;

/** What every record has. */
export interface RecordBase {
  /** The tag or branch. */
  readonly ref: string;
  /** The environment variables that the build read. */
  readonly variables: readonly Variable[];
}

export interface BuiltVersion extends RecordBase {
  readonly kind: 'built';
  /** One for each of its languages, the original first. */
  readonly editions: readonly KeptEdition[];
  /** The files at its root if all languages are in folders; empty for all others. */
  readonly front: readonly KeptFile[];
  /** Problems of its book, with their final severities. */
  readonly problems: { readonly errors: number; readonly warnings: number };
  /** Its files that Git doesn't have. */
  readonly incomplete: readonly Diagnostic[];
}

/** A version in one language. */
export interface KeptEdition {
  /** Its folder in the site of the version; empty for the edition at the root. */
  readonly folder: UrlPath;
  /** BCP 47 tag. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The words of its interface. */
  readonly words: Words;
  /** Addresses of its pages, relative to its folder. */
  readonly pages: readonly UrlPath[];
  /** Those that show the original's text. */
  readonly untranslated: readonly UrlPath[];
  /** Every file of its site, in the order in which to write them. */
  readonly files: readonly KeptFile[];
  /** Absolute URL of its folder with a trailing slash; absent if unknown. */
  readonly origin?: string;
}

export interface FailedVersion extends RecordBase {
  readonly kind: 'failed';
  readonly reason: string;
  /** What its book reports, in files named as `git show` takes them: `v1.0:book.toml`. */
  readonly diagnostics: readonly Diagnostic[];
  /** The texts of these files. */
  readonly texts: Readonly<Record<string, string>>;
}

export interface KeptFile {
  /** Relative to the folder of its edition. */
  readonly url: UrlPath;
  readonly hash: Hash;
  readonly size: number;
  /** Set for pages with slots. */
  readonly hasSlots?: true;
}

const FORMAT = 'build-book version 2';

/** A line with the format and the checksum of the rest, which is JSON. */
export function renderRecord(record: VersionRecord): string {
  const body = JSON.stringify(record);
  return `${FORMAT} ${String(crc32(body))}\n${body}`;
}

/** Absent for a text that {@link renderRecord} didn't return. */
export function parseRecord(text: string): VersionRecord | undefined {
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (text.slice(0, Math.max(0, end)) !== `${FORMAT} ${String(crc32(body))}`) return undefined;
  return JSON.parse(body) as VersionRecord;
}
