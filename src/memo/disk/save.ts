// What is live -> the folder's next generation.
//
// 1. End the current segment; what is made from now on goes to the next one.
// 2. Copy into it the live records of segments that are mostly dead, small beside it, or gone (`merge-plan.ts`).
// 3. Replace the manifest. Until then nothing has changed for whoever opens the folder.
// 4. Remove files that neither this manifest nor the one before lists, unless another process may be writing them.
import type { Hash } from '../../core/hash.ts';
import type { MemoDisk } from './disk.ts';
import type { ListedSegment } from './memo-manifest.ts';
import {
  generationOf,
  newSegmentName,
  readManifest,
  replaceManifest,
  segmentNameOf,
} from './memo-manifest.ts';
import { planMerge } from './merge-plan.ts';
import type { RecordPlace } from './record.ts';
import type { Segment } from './segment.ts';
import { createSegment, lightFile } from './segment.ts';

/** An answer on disk. It moves when segments are merged. */
export interface Saved {
  readonly key: Hash;
  segment: Segment;
  place: RecordPlace;
}

/** What a process knows of the folder. */
export interface Holdings {
  readonly disk: MemoDisk;
  readonly programVersion: string;
  /** Of the last manifest read or written here. */
  generation: number;
  /** Finished segments, from the oldest to the newest. */
  segments: readonly Segment[];
  /** Gets what is new; made when there is something. */
  current: Segment | undefined;
  /** `segments` of the manifest that was last read or written here, as JSON. */
  listed: string;
}

/** For so many generations a file that nothing lists may still belong to a process that has not saved yet. */
const GRACE = 4;

/** Makes the folder hold what `live` gives. When the disk fails, the folder stays as it was. */
export async function commitSave(held: Holdings, live: () => Iterable<Saved>): Promise<void> {
  const ended = held.current;
  held.current = undefined;
  const use = bySegment(live());
  await ended?.flush();
  const files = await held.disk.list();
  const before = await readManifest(held.disk);
  const generation = Math.max(held.generation, before?.generation ?? 0) + 1;

  const merge = await mergeSegments(held, { ended, use, files: new Set(files), generation });
  for (const segment of held.segments) segment.letGo();
  if (merge === undefined) return;
  held.segments = merge.segments;
  const segments = merge.segments.map((segment) => listSegment(segment, use.get(segment) ?? []));
  const listed = JSON.stringify(segments);
  if (listed !== held.listed) {
    const { disk, programVersion } = held;
    if (await replaceManifest(disk, { generation, programVersion, segments })) {
      held.generation = generation;
      held.listed = listed;
      const wanted = new Set([...segments, ...(before?.segments ?? [])].map(({ name }) => name));
      for (const file of files) if (isStale(file, wanted, generation)) await disk.remove(file);
    }
  }
  for (const segment of merge.merged) await segment.close();
}

interface Ending {
  readonly ended: Segment | undefined;
  readonly use: Map<Segment, readonly Saved[]>;
  readonly files: ReadonlySet<string>;
  readonly generation: number;
}

interface Merge {
  readonly segments: readonly Segment[];
  /** Those that are in `segments` no more. */
  readonly merged: readonly Segment[];
}

/** Copies what step 2 says, and corrects `use`; absent, with all as it was, when the disk failed. */
async function mergeSegments(held: Holdings, ending: Ending): Promise<Merge | undefined> {
  const { use, files, generation } = ending;
  const isGone = (segment: Segment): boolean => !files.has(lightFile(segment.name));
  const lost = ending.ended !== undefined && isGone(ending.ended) ? [ending.ended] : [];
  const ended = lost.length > 0 ? undefined : ending.ended;
  const older = [...held.segments, ...lost];
  const plan = planMerge(
    older.map((segment) => ({
      size: segment.size(),
      live: liveBytes(use.get(segment)),
      gone: isGone(segment),
    })),
    liveBytes(ended && use.get(ended)),
  );
  const merged = older.filter((_, i) => plan.has(i));
  const moving = merged.flatMap((segment) => use.get(segment) ?? []);
  const target =
    ended ?? (moving.length > 0 ? createSegment(held.disk, newSegmentName(generation)) : undefined);
  const kept = older.filter((_, i) => !plan.has(i));
  if (target === undefined) return { segments: kept, merged };

  const moved: (readonly [Saved, RecordPlace])[] = [];
  for (const saved of moving) {
    const place = await target.copy(saved.key, saved.segment, saved.place);
    if (place !== undefined) moved.push([saved, place]);
    await target.drained();
  }
  if (!(await target.flush())) {
    await target.close();
    return undefined;
  }
  for (const [saved, place] of moved) {
    saved.segment = target;
    saved.place = place;
  }
  use.set(target, [...(use.get(target) ?? []), ...moved.map(([saved]) => saved)]);
  return { segments: [...kept, target], merged };
}

function bySegment(live: Iterable<Saved>): Map<Segment, readonly Saved[]> {
  const groups = new Map<Segment, Saved[]>();
  for (const saved of live) {
    const group = groups.get(saved.segment);
    if (group === undefined) groups.set(saved.segment, [saved]);
    else group.push(saved);
  }
  return groups;
}

const liveBytes = (group: readonly Saved[] = []): number =>
  group.reduce((sum, { place }) => sum + place.bytes + (place.heavy?.bytes ?? 0), 0);

function listSegment(segment: Segment, group: readonly Saved[]): ListedSegment {
  const live = new Set(group.map(({ place }) => place.number));
  const all = Array.from({ length: segment.count() }, (_, number) => number);
  return { name: segment.name, dead: all.filter((number) => !live.has(number)) };
}

/** True for a file of ours that nothing lists and nobody can be about to list. */
function isStale(file: string, wanted: ReadonlySet<string>, generation: number): boolean {
  const name = segmentNameOf(file);
  return name !== undefined && !wanted.has(name) && (generationOf(name) ?? 0) <= generation - GRACE;
}
