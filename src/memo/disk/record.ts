// An answer <-> its record in a segment's `.light` file.
//
//   bytes   0   4    8    30    52       58           62        66           70
//           size sum key  hash  heavy at heavy bytes  heavy sum trace bytes  trace, light
//
// `size` counts the whole record, `sum` is the CRC-32 of all after it. Numbers are big-endian. The trace is JSON,
// `[[question, …], [hash, …]]`, and light JSON to the record's end. So keys are found without parsing any JSON.
import { crc32 } from 'node:zlib';
import type { Hash } from '../../core/hash.ts';
import { plainValue } from '../canonical.ts';

/** What a stage's run asked, in order, each question once; and the hash of each answer. */
export interface Trace {
  readonly questions: readonly string[];
  readonly hashes: readonly Hash[];
}

/** An answer without its heavy part, as it is used. */
export interface Answer {
  readonly hash: Hash;
  readonly trace: Trace;
  readonly light: unknown;
}

/** Where a heavy value stands in its segment's `.heavy` file. */
export interface HeavyPlace {
  readonly at: number;
  readonly bytes: number;
  readonly sum: number;
}

/** Where a record stands in its segment's `.light` file. */
export interface RecordPlace {
  /** It is the segment's so-manieth record, from 0. */
  readonly number: number;
  readonly at: number;
  readonly bytes: number;
  /** Absent when the stage does not keep its heavy values on disk. */
  readonly heavy: HeavyPlace | undefined;
}

/** All of an answer that goes into its record. */
export interface RecordParts {
  readonly key: Hash;
  readonly hash: Hash;
  readonly trace: Trace;
  readonly light: string;
  readonly heavy: HeavyPlace | undefined;
}

const HASH = 22;
const KEY_AT = 8;
const HASH_AT = KEY_AT + HASH;
const HEAVY_AT = HASH_AT + HASH;
const TRACE_BYTES_AT = HEAVY_AT + 14;
const TRACE_AT = TRACE_BYTES_AT + 4;
/** In place of the length of a heavy value that is not on disk. */
const NOT_KEPT = 0xffffffff;

/** The record's bytes. */
export function renderRecord({ key, hash, trace, light, heavy }: RecordParts): Buffer {
  const traceText = JSON.stringify([trace.questions, trace.hashes]);
  const traceBytes = Buffer.byteLength(traceText);
  const record = Buffer.allocUnsafe(TRACE_AT + traceBytes + Buffer.byteLength(light));
  record.writeUInt32BE(record.length, 0);
  record.write(key, KEY_AT, HASH, 'latin1');
  record.write(hash, HASH_AT, HASH, 'latin1');
  record.writeUInt32BE(traceBytes, TRACE_BYTES_AT);
  record.write(traceText, TRACE_AT);
  record.write(light, TRACE_AT + traceBytes);
  return withHeavy(record, heavy);
}

/** The same record for a heavy value that stands elsewhere. Changes `record` itself. */
export function withHeavy(record: Buffer, heavy: HeavyPlace | undefined): Buffer {
  record.writeUIntBE(heavy?.at ?? 0, HEAVY_AT, 6);
  record.writeUInt32BE(heavy?.bytes ?? NOT_KEPT, HEAVY_AT + 6);
  record.writeUInt32BE(heavy?.sum ?? 0, HEAVY_AT + 10);
  record.writeUInt32BE(crc32(record.subarray(KEY_AT)), 4);
  return record;
}

/** Keys and places of all records, as far as they can be told apart; nothing is checked but that they are within bounds. */
export function scanRecords(block: Buffer): readonly (readonly [key: Hash, place: RecordPlace])[] {
  const found: [Hash, RecordPlace][] = [];
  let at = 0;
  while (at + TRACE_AT <= block.length) {
    const bytes = block.readUInt32BE(at);
    if (bytes < TRACE_AT || at + bytes > block.length) break;
    const key = block.toString('latin1', at + KEY_AT, at + HASH_AT) as Hash;
    found.push([key, { number: found.length, at, bytes, heavy: readHeavyPlace(block, at + HEAVY_AT) }]);
    at += bytes;
  }
  return found;
}

function readHeavyPlace(block: Buffer, at: number): HeavyPlace | undefined {
  const bytes = block.readUInt32BE(at + 6);
  if (bytes === NOT_KEPT) return undefined;
  return { at: block.readUIntBE(at, 6), bytes, sum: block.readUInt32BE(at + 10) };
}

/** True for bytes that are one whole record of `key`, as it was written. */
export function isRecordOf(key: Hash, record: Buffer): boolean {
  if (record.length < TRACE_AT || record.readUInt32BE(0) !== record.length) return false;
  if (record.toString('latin1', KEY_AT, HASH_AT) !== key) return false;
  return record.readUInt32BE(4) === crc32(record.subarray(KEY_AT));
}

/** What a record says; absent when it is damaged or of another key. */
export function parseRecord(key: Hash, record: Buffer): Answer | undefined {
  if (!isRecordOf(key, record)) return undefined;
  const lightAt = TRACE_AT + record.readUInt32BE(TRACE_BYTES_AT);
  const trace: unknown = JSON.parse(record.toString('utf8', TRACE_AT, lightAt));
  const [questions, hashes] = trace as readonly [readonly string[], readonly Hash[]];
  return {
    hash: record.toString('latin1', HASH_AT, HEAVY_AT) as Hash,
    trace: { questions, hashes },
    light: plainValue(record.toString('utf8', lightAt, record.length)),
  };
}
