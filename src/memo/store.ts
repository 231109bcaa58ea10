// State shared by all memos of a process: known results and loaded stages.
import type { Hash } from '../core/hash.ts';
import type { Archive, ArchivedResult } from './archive.ts';
import type { Result } from './archive-format.ts';
import { plainValue } from './canonical.ts';
import type { Entry, ResultTable } from './result-table.ts';
import type { RunOutput } from './run-stage.ts';
import type { Dependencies, Stage, StageRun } from './stage.ts';

export interface Store {
  readonly keepUnused: number;
  readonly archive: Archive;
  readonly table: ResultTable;
  /** Functions of the stages that have run, by stage. */
  readonly loaded: WeakMap<object, Promise<unknown>>;
  /** Number of openings so far: says when a result was last used. */
  time: number;
}

/** An entry whose result has been parsed. */
export interface ParsedEntry extends Entry {
  result: Result;
}

/** Adds what the archive holds, marked as used at time 0: what no memo uses is dropped at the first save. */
export function loadArchive({ archive, table }: Store): void {
  for (const archived of archive.load()) {
    table.putFirst({ key: archived.key, result: undefined, archived, heavy: undefined }, 0);
  }
}

/** The entry for `key` whose dependencies all have the hashes of its trace; absent when there is none. */
export function findValid(store: Store, dependencies: Dependencies, key: Hash): ParsedEntry | undefined {
  for (const entry of store.table.find(key, store.time)) {
    entry.result ??= store.archive.parse(entry.archived);
    if (!isParsed(entry)) {
      store.table.drop(entry);
      continue;
    }
    const { trace } = entry.result;
    if (!trace.dependencies.every((one, i) => dependencies.hash(one) === trace.hashes[i])) continue;
    store.table.putFirst(entry, store.time);
    return entry;
  }
  return undefined;
}

const isParsed = (entry: Entry): entry is ParsedEntry => entry.result !== undefined;

/** The function of a stage, imported when it is first needed; a failed import may be tried again. */
export function loadStage<In, Light, Heavy>(
  { loaded }: Store,
  stage: Stage<In, Light, Heavy>,
): Promise<StageRun<In, Light, Heavy>> {
  const known = loaded.get(stage) as Promise<StageRun<In, Light, Heavy>> | undefined;
  if (known !== undefined) return known;
  const loading = stage.load();
  loaded.set(stage, loading);
  loading.catch(() => loaded.delete(stage));
  return loading;
}

/** Where a run's output belongs, and whether its heavy value is kept. */
export interface OutputSlot {
  readonly key: Hash;
  readonly keepHeavy: boolean;
}

export function addOutput(store: Store, slot: OutputSlot, output: RunOutput): ParsedEntry {
  const entry: ParsedEntry = {
    key: slot.key,
    result: output.result,
    archived: archive(store, slot, output),
    heavy: slot.keepHeavy ? new WeakRef({ value: output.heavy }) : undefined,
  };
  store.table.putFirst(entry, store.time);
  return entry;
}

/**
 * Stores a heavy value again that was damaged on disk or did not fit there. If a dependency has changed in the meantime,
 * the output belongs to another entry: it is dropped, and the next build notices the change by the trace.
 */
export function restoreHeavy(store: Store, entry: ParsedEntry, output: RunOutput): void {
  if (output.result.hash !== entry.result.hash || !store.table.has(entry)) return;
  entry.archived = archive(store, { key: entry.key, keepHeavy: true }, output);
}

function archive(store: Store, { key, keepHeavy }: OutputSlot, output: RunOutput): ArchivedResult {
  const { hash, trace } = output.result;
  const heavy = keepHeavy ? output.heavyText : undefined;
  return store.archive.add({ key, hash, trace, light: output.lightText, heavy });
}

/** Heavy value of an entry, boxed since it may be `undefined`; absent when the stage has to run again for it. */
export function readHeavy(store: Store, entry: Entry): { readonly value: unknown } | undefined {
  const known = entry.heavy?.deref();
  if (known !== undefined) return known;
  const text = store.archive.heavy(entry.archived);
  if (text === undefined) return undefined;
  const read = { value: plainValue(text) };
  entry.heavy = new WeakRef(read);
  return read;
}
