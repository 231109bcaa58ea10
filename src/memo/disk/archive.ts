// Answers <-> the memo's folder: segments that are added, merged and removed, and the manifest that says which count.
import type { MemoDisk } from './disk.ts';
import { newSegmentName, readManifest } from './memo-manifest.ts';
import type { Answer } from './record.ts';
import { parseRecord } from './record.ts';
import type { Holdings, Saved } from './save.ts';
import { commitSave } from './save.ts';
import type { NewRecord } from './segment.ts';
import { createSegment, openSegment, removeSegment } from './segment.ts';

export interface Archive {
  /** Every answer that counts, from the oldest to the newest; none of them read yet. */
  readonly load: () => Promise<readonly Saved[]>;
  /** Takes an answer to be written soon, for good with the next `save`. */
  readonly add: (record: NewRecord) => Saved;
  /** Waits while more is to be written than should be held in memory. */
  readonly drained: () => Promise<void>;
  /** Absent when the record is damaged or lost. */
  readonly answer: (saved: Saved) => Promise<Answer | undefined>;
  /** Its JSON; absent when it was not kept, or is damaged or lost. */
  readonly heavy: (saved: Saved) => Promise<string | undefined>;
  /** Makes the folder hold what `live` gives, asked when the saves before this one are done. */
  readonly save: (live: () => Iterable<Saved>) => Promise<void>;
  /** Lets go of all files; what was not saved is lost. */
  readonly close: () => Promise<void>;
}

/** The archive in `disk`; of another program version's it takes nothing. */
export function createArchive(disk: MemoDisk, programVersion: string): Archive {
  const held: Holdings = {
    disk,
    programVersion,
    generation: 0,
    segments: [],
    current: undefined,
    listed: '[]',
  };
  let saving: Promise<void> = Promise.resolve();
  return {
    load: () => load(held),
    add(record) {
      held.current ??= createSegment(disk, newSegmentName(held.generation + 1));
      return { key: record.key, segment: held.current, place: held.current.add(record) };
    },
    async drained() {
      await held.current?.drained();
    },
    async answer(saved) {
      const record = await readHere(saved, () => saved.segment.readRecord(saved.place));
      return record && parseRecord(saved.key, record);
    },
    async heavy(saved) {
      const bytes = await readHere(saved, () => saved.segment.readHeavy(saved.place));
      return bytes?.toString();
    },
    save(live) {
      saving = saving.then(() => commitSave(held, live));
      return saving;
    },
    async close() {
      await saving;
      await Promise.all(held.segments.map((segment) => segment.close()));
      const unsaved = held.current;
      if (unsaved === undefined) return;
      await unsaved.close();
      await removeSegment(disk, unsaved.name);
    },
  };
}

async function load(held: Holdings): Promise<readonly Saved[]> {
  const manifest = await readManifest(held.disk);
  if (manifest === undefined) return [];
  held.generation = manifest.generation;
  if (manifest.programVersion !== held.programVersion) return [];
  held.listed = JSON.stringify(manifest.segments);
  const found: Saved[] = [];
  for (const { name, dead } of manifest.segments) {
    const opened = await openSegment(held.disk, name);
    if (opened === undefined) continue;
    const { segment, records } = opened;
    held.segments = [...held.segments, segment];
    const unwanted = new Set(dead);
    for (const [key, place] of records) {
      if (!unwanted.has(place.number)) found.push({ key, segment, place });
    }
  }
  return found;
}

/** Reads again when a merge moved the record, and closed its old file, while it was being read. */
async function readHere<T>(saved: Saved, read: () => Promise<T | undefined>): Promise<T | undefined> {
  const { segment } = saved;
  const found = await read();
  return found === undefined && saved.segment !== segment ? read() : found;
}
