// What all memos of one process share: the answers known, the heavy values held, the stages loaded.
import type { Hash } from '../core/hash.ts';
import { plainValue } from './canonical.ts';
import type { Archive } from './disk/archive.ts';
import type { Answer } from './disk/record.ts';
import type { HeavyCache, Held } from './heavy-cache.ts';
import type { Made } from './run-stage.ts';
import type { Stage, StageRun, World } from './stage.ts';
import type { Entry, Table } from './table.ts';

export interface Store {
  readonly programVersion: string;
  readonly keepUnasked: number;
  /** Absent when nothing is kept between processes. */
  readonly archive: Archive | undefined;
  readonly table: Table;
  readonly heavies: HeavyCache;
  /** The work of each stage that has run, by stage. */
  readonly works: WeakMap<object, Promise<unknown>>;
  /** Counts openings and saves: tells what was asked for since. */
  time: number;
}

/** An entry whose answer has been read. */
export interface KnownEntry extends Entry {
  answer: Answer;
}

/** Takes in what is on disk. At time 0, before all memos: what none of them asks for goes with the first save. */
export async function loadTable({ archive, table }: Store): Promise<void> {
  for (const saved of (await archive?.load()) ?? []) {
    table.prefer({ key: saved.key, answer: undefined, saved }, 0);
  }
}

/** The entry for `key` whose every question has the same answer in `world` as then; absent when there is none. */
export async function findValid(store: Store, world: World, key: Hash): Promise<KnownEntry | undefined> {
  for (const entry of store.table.find(key, store.time)) {
    const saved = entry.saved;
    entry.answer ??= saved && (await store.archive?.answer(saved));
    if (!isKnown(entry)) {
      store.table.drop(entry);
      continue;
    }
    const { questions, hashes } = entry.answer.trace;
    if (!questions.every((question, i) => world.hash(question) === hashes[i])) continue;
    store.table.prefer(entry, store.time);
    return entry;
  }
  return undefined;
}

const isKnown = (entry: Entry): entry is KnownEntry => entry.answer !== undefined;

/** The work of a stage, imported when it is first wanted; a failed import may be tried again. */
export function workOf<In, Light, Heavy>(
  store: Store,
  stage: Stage<In, Light, Heavy>,
): Promise<StageRun<In, Light, Heavy>> {
  const known = store.works.get(stage) as Promise<StageRun<In, Light, Heavy>> | undefined;
  if (known !== undefined) return known;
  const loading = stage.load();
  store.works.set(stage, loading);
  loading.catch(() => store.works.delete(stage));
  return loading;
}

/** Whose answer was made, and how long its heavy value is to be kept. */
export interface Maker {
  readonly key: Hash;
  readonly keepHeavy: Stage<unknown, unknown, unknown>['keepHeavy'];
}

/** Takes a new answer in. Waits when the disk is far behind. */
export async function keepMade(store: Store, { key, keepHeavy }: Maker, made: Made): Promise<KnownEntry> {
  const heavy = keepHeavy === 'disk' ? made.heavyText : undefined;
  const { hash, trace } = made.answer;
  const saved = store.archive?.add({ key, hash, trace, light: made.lightText, heavy });
  const entry: KnownEntry = { key, answer: made.answer, saved };
  store.table.prefer(entry, store.time);
  holdHeavy(store, entry, { keepHeavy, made });
  await store.archive?.drained();
  return entry;
}

/**
 * Takes in a heavy value that was made again. A world that has moved since makes another answer: that is none of the
 * entry's, and the next build will find out by its trace.
 */
export function keepMadeAgain(store: Store, entry: KnownEntry, { keepHeavy, made }: Again): void {
  const { hash, trace } = entry.answer;
  if (made.answer.hash !== hash || !store.table.holds(entry)) return;
  holdHeavy(store, entry, { keepHeavy, made });
  // It was damaged on disk, or the disk was full: written once more, so that it is not made again each time.
  if (keepHeavy !== 'disk' || store.archive === undefined) return;
  entry.saved = store.archive.add({
    key: entry.key,
    hash,
    trace,
    light: made.lightText,
    heavy: made.heavyText,
  });
}

interface Again {
  readonly keepHeavy: Maker['keepHeavy'];
  readonly made: Made;
}

function holdHeavy({ heavies }: Store, entry: Entry, { keepHeavy, made }: Again): void {
  if (keepHeavy !== 'none') heavies.put(entry, { value: made.heavy, weight: made.heavyText.length });
}

/** An entry's heavy value; absent when it has to be made again. */
export async function readHeavy({ archive, heavies }: Store, entry: Entry): Promise<Held | undefined> {
  const held = heavies.get(entry);
  if (held !== undefined) return held;
  const text = entry.saved && (await archive?.heavy(entry.saved));
  if (text === undefined) return undefined;
  const read = { value: plainValue(text), weight: text.length };
  heavies.offer(entry, read);
  return read;
}
