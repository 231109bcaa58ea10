// Records -> a pair of files, `<name>.light` and `<name>.heavy`: written once, then only read, then removed.
import { crc32 } from 'node:zlib';
import type { Hash } from '../../core/hash.ts';
import type { AppendFile } from './append-file.ts';
import { createAppendFile } from './append-file.ts';
import type { MemoDisk } from './disk.ts';
import type { HeavyPlace, RecordParts, RecordPlace } from './record.ts';
import { isRecordOf, renderRecord, scanRecords, withHeavy } from './record.ts';

/** What {@link Segment.add} takes: heavy as the text itself, absent when it is not to be kept on disk. */
export interface NewRecord extends Omit<RecordParts, 'heavy'> {
  readonly heavy: string | undefined;
}

export interface Segment {
  readonly name: string;
  /** How many records it has, dead ones too. */
  readonly count: () => number;
  /** Bytes of both files. */
  readonly size: () => number;
  readonly add: (record: NewRecord) => RecordPlace;
  /** Copies a record of another segment; absent when it is damaged there. A damaged heavy value is left behind. */
  readonly copy: (key: Hash, from: Segment, place: RecordPlace) => Promise<RecordPlace | undefined>;
  /** A record's bytes as they stand, not checked; absent when they cannot be read. */
  readonly readRecord: (place: RecordPlace) => Promise<Buffer | undefined>;
  /** Bytes of a heavy value; absent when it was not kept, is damaged or cannot be read. */
  readonly readHeavy: (place: RecordPlace) => Promise<Buffer | undefined>;
  /** Lets go of the bytes that were read at once by {@link openSegment}; later reads go to the file. */
  readonly letGo: () => void;
  /** True when all that was added is in the files. */
  readonly flush: () => Promise<boolean>;
  /** Waits while more is to be written than should be held in memory. */
  readonly drained: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The file with the records of the segment `name`. */
export const lightFile = (name: string): string => `${name}.light`;

const heavyFile = (name: string): string => `${name}.heavy`;

/** Takes both files of the segment `name` away. */
export async function removeSegment(disk: MemoDisk, name: string): Promise<void> {
  await disk.remove(lightFile(name));
  await disk.remove(heavyFile(name));
}

/** A new, empty segment. */
export const createSegment = (disk: MemoDisk, name: string): Segment =>
  segmentOf(name, {
    light: createAppendFile(disk.create(lightFile(name)), 0),
    heavy: createAppendFile(disk.create(heavyFile(name)), 0),
    block: undefined,
    count: 0,
  });

/** A segment of an earlier build with all its records; absent when it is gone. */
export async function openSegment(
  disk: MemoDisk,
  name: string,
): Promise<{ readonly segment: Segment; readonly records: ReturnType<typeof scanRecords> } | undefined> {
  const light = await disk.open(lightFile(name));
  const heavy = await disk.open(heavyFile(name));
  const block = await light?.read(0, light.size);
  if (light === undefined || block === undefined) {
    await light?.close();
    await heavy?.close();
    return undefined;
  }
  const records = scanRecords(asBuffer(block));
  const segment = segmentOf(name, {
    light: createAppendFile(Promise.resolve(light), light.size),
    heavy: createAppendFile(Promise.resolve(heavy), heavy?.size ?? 0),
    block: asBuffer(block),
    count: records.length,
  });
  return { segment, records };
}

interface Parts {
  readonly light: AppendFile;
  readonly heavy: AppendFile;
  readonly block: Buffer | undefined;
  readonly count: number;
}

function segmentOf(name: string, parts: Parts): Segment {
  const { light, heavy } = parts;
  let { block, count } = parts;
  const addHeavy = (bytes: Buffer): HeavyPlace => ({
    at: heavy.append(bytes),
    bytes: bytes.length,
    sum: crc32(bytes),
  });
  const addRecord = (record: Buffer, place: HeavyPlace | undefined): RecordPlace => ({
    number: count++,
    at: light.append(record),
    bytes: record.length,
    heavy: place,
  });
  return {
    name,
    count: () => count,
    size: () => light.size() + heavy.size(),
    add(record) {
      const place = record.heavy === undefined ? undefined : addHeavy(Buffer.from(record.heavy));
      return addRecord(renderRecord({ ...record, heavy: place }), place);
    },
    async copy(key, from, place) {
      const record = await from.readRecord(place);
      if (record === undefined || !isRecordOf(key, record)) return undefined;
      const bytes = await from.readHeavy(place);
      const heavyPlace = bytes && addHeavy(bytes);
      return addRecord(withHeavy(Buffer.from(record), heavyPlace), heavyPlace);
    },
    async readRecord(place) {
      if (block !== undefined) return block.subarray(place.at, place.at + place.bytes);
      return asBuffer(await light.read(place.at, place.bytes));
    },
    async readHeavy({ heavy: place }) {
      if (place === undefined) return undefined;
      const bytes = asBuffer(await heavy.read(place.at, place.bytes));
      return bytes !== undefined && crc32(bytes) === place.sum ? bytes : undefined;
    },
    letGo() {
      block = undefined;
    },
    ...lifeOf(light, heavy),
  };
}

const lifeOf = (light: AppendFile, heavy: AppendFile): Pick<Segment, 'flush' | 'drained' | 'close'> => ({
  async flush() {
    const done = await Promise.all([light.flush(), heavy.flush()]);
    return done.every(Boolean);
  },
  async drained() {
    await Promise.all([light.drained(), heavy.drained()]);
  },
  async close() {
    await Promise.all([light.close(), heavy.close()]);
  },
});

/** The same bytes, with a Buffer's ways to read them. */
function asBuffer(bytes: Uint8Array): Buffer;
function asBuffer(bytes: Uint8Array | undefined): Buffer | undefined;
function asBuffer(bytes: Uint8Array | undefined): Buffer | undefined {
  return bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
