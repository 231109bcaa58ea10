// Format of the archive's file.
//
//   heavy values | records | index | trailer
//
// A record is two lines of JSON: the trace as `[[dependency, …], [hash, …]]`, and the light value. The index is JSON:
// `[program, [key, hash, record bytes, record sum, heavy offset, heavy bytes, heavy sum], …]`, without the last three
// where no heavy value is kept. The trailer says where records and index begin. Sums are CRC-32. Every byte of the file is
// covered by one, so damage to a record or a heavy value costs that result only.
import { crc32 } from 'node:zlib';
import type { Hash } from '../core/hash.ts';
import { plainValue } from './canonical.ts';
import type { ArchiveFile } from './archive-disk.ts';

/** Dependencies of a run in the order in which they were first read, and the hash of each value. */
export interface Trace {
  readonly dependencies: readonly string[];
  readonly hashes: readonly Hash[];
}

/** A stage's result without its heavy value. */
export interface Result {
  readonly hash: Hash;
  readonly trace: Trace;
  readonly light: unknown;
}

/** A range of a file with the checksum of its bytes. */
export interface Range {
  readonly at: number;
  readonly bytes: number;
  readonly sum: number;
}

/** A result as it is in the file. */
export interface StoredResult {
  readonly key: Hash;
  readonly hash: Hash;
  readonly record: Buffer;
  /** Checksum of the record as it was written. */
  readonly recordSum: number;
  /** Absent when the heavy value is not kept. */
  readonly heavy: Range | undefined;
}

type IndexRow =
  readonly [Hash, Hash, number, number] | readonly [Hash, Hash, number, number, number, number, number];

const FORMAT = 'build-book memo 2';
const TRAILER = new RegExp(`^\n${FORMAT} (\\d{15}) (\\d{15}) ([0-9a-f]{8})\n$`);
const TRAILER_BYTES = FORMAT.length + 43;

/** `light` is JSON. */
export const renderRecord = ({ dependencies, hashes }: Trace, light: string): Buffer =>
  Buffer.from(`${JSON.stringify([dependencies, hashes])}\n${light}`);

/** Absent when the record is damaged. */
export function parseRecord({ hash, record, recordSum }: StoredResult): Result | undefined {
  if (crc32(record) !== recordSum) return undefined;
  // JSON has no line end of its own.
  const end = record.indexOf('\n');
  const trace: unknown = JSON.parse(record.toString('utf8', 0, end));
  const [dependencies, hashes] = trace as readonly [readonly string[], readonly Hash[]];
  return { hash, trace: { dependencies, hashes }, light: plainValue(record.toString('utf8', end + 1)) };
}

/** Everything that follows the heavy values, which take `heavyBytes`, and the records. */
export function renderIndex(program: string, results: readonly StoredResult[], heavyBytes: number): Buffer {
  const rows = results.map(({ key, hash, record, recordSum, heavy }): IndexRow => {
    const row = [key, hash, record.length, recordSum] as const;
    return heavy ? [...row, heavy.at, heavy.bytes, heavy.sum] : row;
  });
  const index = Buffer.from(JSON.stringify([program, ...rows]));
  const indexAt = results.reduce((at, { record }) => at + record.length, heavyBytes);
  const trailer = Buffer.from(renderTrailer(heavyBytes, indexAt, index));
  return Buffer.concat([index, trailer]);
}

const renderTrailer = (recordsAt: number, indexAt: number, index: Buffer): string => {
  const places = [recordsAt, indexAt].map((at) => String(at).padStart(15, '0')).join(' ');
  const sum = crc32(index, crc32(places)).toString(16).padStart(8, '0');
  return `\n${FORMAT} ${places} ${sum}\n`;
};

/** Results in a file; none when its index is damaged or another program wrote it. */
export function readTail(file: ArchiveFile, program: string): readonly StoredResult[] {
  const end = file.size - TRAILER_BYTES;
  const trailer = file.read(end, TRAILER_BYTES)?.toString('latin1') ?? '';
  const [recordsAt = 0, indexAt = 0] = (TRAILER.exec(trailer) ?? []).slice(1, 3).map(Number);
  const tail = file.read(recordsAt, end - recordsAt);
  const index = tail?.subarray(indexAt - recordsAt);
  if (!tail || !index || renderTrailer(recordsAt, indexAt, index) !== trailer) return [];
  const [writer, ...rows] = JSON.parse(index.toString()) as readonly [string, ...IndexRow[]];
  return writer === program ? resultsIn(tail, rows) : [];
}

function resultsIn(records: Buffer, rows: readonly IndexRow[]): readonly StoredResult[] {
  let end = 0;
  return rows.map(([key, hash, length, recordSum, at, bytes, sum]) => {
    const record = records.subarray(end, (end += length));
    const heavy =
      at === undefined || bytes === undefined || sum === undefined ? undefined : { at, bytes, sum };
    return { key, hash, record, recordSum, heavy };
  });
}
