// Results that outlive the process, in one file that each save replaces. Heavy values are read on demand.
import { crc32 } from 'node:zlib';
import type { Hash } from '../core/hash.ts';
import { type Pause, createPause } from '../core/time-slices.ts';
import type { ArchiveDisk, ArchiveDraft, ArchiveFile } from './archive-disk.ts';
import {
  type Result,
  type Range,
  type StoredResult,
  type Trace,
  parseRecord,
  readTail,
  renderIndex,
  renderRecord,
} from './archive-format.ts';

export interface Archive {
  /** All results in the file, in the order in which they were saved. */
  readonly load: () => readonly ArchivedResult[];
  /** Adds a result that the next `save` may keep. */
  readonly add: (result: NewResult) => ArchivedResult;
  /** Absent when the record is damaged. */
  readonly parse: (result: ArchivedResult) => Result | undefined;
  /** JSON of the heavy value; absent when it was not kept, or is damaged or lost. */
  readonly heavy: (result: ArchivedResult) => string | undefined;
  /** Replaces the file by one with the results that `live` returns after earlier saves. If the disk fails, the old file stays. */
  readonly save: (live: () => Iterable<ArchivedResult>) => Promise<void>;
  /** Closes all files; what was not saved is lost. */
  readonly close: () => Promise<void>;
}

/** Both values as JSON; `heavy` is absent when it isn't kept. */
export interface NewResult {
  readonly key: Hash;
  readonly hash: Hash;
  readonly trace: Trace;
  readonly light: string;
  readonly heavy: string | undefined;
}

/** A result that is in the file or waits for the next save, which moves its heavy value. */
export interface ArchivedResult extends StoredResult {
  heavy: HeavyPlace | undefined;
}

interface HeavyPlace extends Range {
  readonly file: ArchiveFile;
}

/** Open files of a process. */
interface Files {
  /** Results in the archive's file as this process last read or wrote it. */
  saved: ReadonlySet<ArchivedResult>;
  /** Takes new heavy values and becomes the archive's file at the next save. */
  draft: ArchiveDraft | undefined;
  /** All of them; any may contain heavy values that are still needed. */
  readonly open: Set<ArchiveFile>;
  /** Set by `close`; what threads finish later isn't kept. */
  isClosed: boolean;
}

/** Records are joined up to this many bytes before they are written. */
const RECORD_BATCH = 1 << 18;

/** Results that another program wrote to `disk` are ignored. */
export function createArchive(disk: ArchiveDisk, program: string): Archive {
  const files: Files = { saved: new Set(), draft: undefined, open: new Set(), isClosed: false };
  let saving: Promise<void> = Promise.resolve();
  return {
    load() {
      const file = disk.open();
      if (file === undefined) return [];
      files.open.add(file);
      const found = readTail(file, program).map((result): ArchivedResult => ({
        ...result,
        heavy: result.heavy && { ...result.heavy, file },
      }));
      files.saved = new Set(found);
      return found;
    },
    add({ key, hash, trace, light, heavy }) {
      const record = renderRecord(trace, light);
      const place = heavy === undefined ? undefined : addHeavy(disk, files, Buffer.from(heavy));
      return { key, hash, record, recordSum: crc32(record), heavy: place };
    },
    parse: parseRecord,
    heavy({ heavy }) {
      const bytes = heavy?.file.read(heavy.at, heavy.bytes);
      return bytes !== undefined && crc32(bytes) === heavy?.sum ? bytes.toString() : undefined;
    },
    save(live) {
      saving = saving.then(() => save(disk, files, { program, live }));
      return saving;
    },
    async close() {
      await saving;
      files.isClosed = true;
      files.draft?.discard();
      for (const file of files.open) file.close();
    },
  };
}

function addHeavy(disk: ArchiveDisk, files: Files, bytes: Buffer): HeavyPlace | undefined {
  if (files.isClosed) return undefined;
  files.draft ??= openDraft(disk, files);
  return files.draft && append(files.draft, bytes, crc32(bytes));
}

function openDraft(disk: ArchiveDisk, { open }: Files): ArchiveDraft | undefined {
  const draft = disk.create();
  if (draft !== undefined) open.add(draft);
  return draft;
}

/** Absent when the disk is full. */
function append(file: ArchiveDraft, bytes: Buffer, sum: number): HeavyPlace | undefined {
  const at = file.size;
  return file.append(bytes) ? { file, at, bytes: bytes.length, sum } : undefined;
}

interface Save {
  readonly program: string;
  readonly live: () => Iterable<ArchivedResult>;
}

async function save(disk: ArchiveDisk, files: Files, { program, live }: Save): Promise<void> {
  const results = [...live()];
  if (isSaved(disk, files, results)) return;
  const draft = files.draft ?? openDraft(disk, files);
  files.draft = undefined;
  if (draft === undefined) return;
  // A server that saves answers requests in between.
  const pause = createPause(() => true);
  const places = await copyHeavies(results, draft, pause);
  const moved = results.map((result) => ({ ...result, heavy: places.get(result) }));
  const heavyBytes = draft.size;
  const isWritten =
    (await appendRecords(moved, draft, pause)) && draft.append(renderIndex(program, moved, heavyBytes));
  if (isWritten) useOnly(files, draft, places);
  if (isWritten && (await draft.publish())) files.saved = new Set(results);
  else draft.discard();
}

function isSaved(disk: ArchiveDisk, { saved }: Files, results: readonly ArchivedResult[]): boolean {
  if (results.length !== saved.size || !results.every((result) => saved.has(result))) return false;
  return saved.size === 0 || disk.exists();
}

/** Copies heavy values of other files to the draft. Damaged ones stay damaged: their checksums are copied as they are. */
async function copyHeavies(
  results: readonly ArchivedResult[],
  draft: ArchiveDraft,
  pause: Pause,
): Promise<ReadonlyMap<ArchivedResult, HeavyPlace>> {
  const places = new Map<ArchivedResult, HeavyPlace>();
  for (const result of results) {
    const { heavy } = result;
    if (heavy === undefined) continue;
    const bytes = heavy.file === draft ? undefined : heavy.file.read(heavy.at, heavy.bytes);
    const place = heavy.file === draft ? heavy : bytes && append(draft, bytes, heavy.sum);
    if (place !== undefined) places.set(result, place);
    await pause();
  }
  return places;
}

/** False when the disk is full. */
async function appendRecords(
  results: readonly ArchivedResult[],
  draft: ArchiveDraft,
  pause: Pause,
): Promise<boolean> {
  let batch: Buffer[] = [];
  let bytes = 0;
  for (const [i, { record }] of results.entries()) {
    batch.push(record);
    bytes += record.length;
    if (bytes < RECORD_BATCH && i < results.length - 1) continue;
    if (!draft.append(Buffer.concat(batch))) return false;
    batch = [];
    bytes = 0;
    await pause();
  }
  return true;
}

/** Closes all files except the draft, which has everything now, and one that was created in the meantime. */
function useOnly(files: Files, draft: ArchiveDraft, places: ReadonlyMap<ArchivedResult, HeavyPlace>): void {
  for (const [result, place] of places) result.heavy = place;
  for (const file of files.open) {
    if (file === draft || file === files.draft) continue;
    file.close();
    files.open.delete(file);
  }
}
