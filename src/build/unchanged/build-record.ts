// The record of a build: what it read, where it wrote and what it reported. A build that would read the same, and whose
// output is as it was left, ends with the same report and writes nothing.
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Environment } from '../../core/build-mode.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { type Hash, hashOf } from '../../core/hash.ts';
import { ownCacheFolder } from '../../disk/cache/cache-folder.ts';
import { createFileKeeper } from '../../disk/cache/file-keeper.ts';
import { runtimeDigest } from '../../disk/program-digest.ts';
import type { DestinationRequest } from '../../disk/site/destination.ts';
import type { KnownAnswer } from '../../disk/trace/check-answer.ts';
import type { Question } from '../../disk/trace/disk-trace.ts';
import type { Config } from '../../read/config/config.ts';
import { cacheName } from '../editions/edition-name.ts';
import { mayCache } from '../may-cache.ts';
import type { Variable } from './environment-trace.ts';

export interface BuildRecord {
  /** Identifies what was to be built, by which program: see {@link requestHash}. */
  readonly request: Hash;
  readonly variables: readonly Variable[];
  readonly report: BuildReport;
  /** About the book; paths are relative to its root, or absolute. */
  readonly sources: readonly KnownAnswer[];
  /** The folder of each output, the site's first. */
  readonly folders: readonly WrittenFolder[];
}

/** A folder that a build wrote to. */
export interface WrittenFolder {
  readonly destination: DestinationRequest;
  /** About its files; paths are relative to it. */
  readonly files: readonly KnownAnswer[];
}

/** What a build reports when it has nothing to write. */
export interface BuildReport {
  readonly chapters: number;
  /** Number of files in the site. */
  readonly files: number;
  readonly hasHomePage: boolean;
  /** Without those that comments in the sources suppress; severities are still to be applied. */
  readonly diagnostics: readonly Diagnostic[];
  readonly config: ReportConfig;
}

/** The settings that decide what is reported. */
export interface ReportConfig {
  readonly buildBook: Pick<Config['buildBook'], 'severities' | 'warningPolicy'> & {
    readonly check: Pick<Config['buildBook']['check'], 'ignore'>;
  };
}

/** What distinguishes the builds of a book. */
export interface BuildRequest {
  readonly root: string;
  readonly environment: Environment;
  readonly destination?: string;
  readonly cache: 'disk' | 'none';
  readonly missingChapters?: 'create' | 'report';
  readonly restrict?: boolean;
  /** The name of the edition among those of the book, and its language; absent for a book that is published alone. */
  readonly edition?: string;
  readonly language?: string;
}

/** Equal for builds that differ in their files and environment at most. `program` is the program's digest. */
export function requestHash(request: BuildRequest, program: string): Hash {
  const { root, destination, missingChapters, edition, language } = request;
  // Another user may not be allowed to read the same files.
  const user = process.getuid?.();
  return hashOf([runtimeDigest(program), root, destination, missingChapters, user, edition, language]);
}

export interface RecordKeeper {
  /** Absent if there is no valid record. */
  readonly load: () => BuildRecord | undefined;
  readonly save: (record: BuildRecord) => void;
}

/** Keeps the record of a book's last build; absent if nothing may be kept. */
export function recordKeeper(request: BuildRequest): RecordKeeper | undefined {
  const edition = cacheName(request);
  const folder = mayCache(request)
    ? ownCacheFolder({ ...request, ...(edition !== undefined && { edition }) })
    : undefined;
  if (folder === undefined) return undefined;
  const keeper = createFileKeeper(join(folder, 'last-build.txt'));
  return {
    load: () => parseRecord(keeper.load() ?? ''),
    save: (record) => {
      keeper.save(renderRecord(record));
    },
  };
}

const FORMAT = 'build-book record 2';

/** A line with the format and the checksum of the rest, which is JSON: the head, then four values for each answer. */
function renderRecord({ sources, folders, ...rest }: BuildRecord): string {
  const answers = [sources, ...folders.map(({ files }) => files)].flat();
  const values = answers.flatMap(({ question, path, answer, state }) => [question, path, answer, state]);
  const head: RecordHead = {
    ...rest,
    sources: sources.length,
    folders: folders.map(({ destination, files }) => ({ destination, files: files.length })),
  };
  const body = JSON.stringify([head, ...values]);
  return `${FORMAT} ${String(crc32(body))}\n${body}`;
}

/** Absent for a text that {@link renderRecord} didn't return. */
function parseRecord(text: string): BuildRecord | undefined {
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (text.slice(0, Math.max(0, end)) !== `${FORMAT} ${String(crc32(body))}`) return undefined;
  const [head, ...values] = JSON.parse(body) as readonly [RecordHead, ...string[]];
  const answers: KnownAnswer[] = [];
  const at = (i: number): string => values[i] ?? '';
  for (let i = 0; i < values.length; i += 4)
    answers.push({ question: at(i) as Question, path: at(i + 1), answer: at(i + 2), state: at(i + 3) });
  const take = (count: number): readonly KnownAnswer[] => answers.splice(0, count);
  const sources = take(head.sources);
  const folders = head.folders.map(({ destination, files }) => ({ destination, files: take(files) }));
  return { ...head, sources, folders };
}

/** With the number of answers instead of the answers. */
interface RecordHead extends Omit<BuildRecord, 'sources' | 'folders'> {
  readonly sources: number;
  readonly folders: readonly { readonly destination: DestinationRequest; readonly files: number }[];
}
