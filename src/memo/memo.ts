// Memoizes stages with dependency traces.
//
// 1. The key of a result is the hash of the stage's name and the input.
// 2. A stored result for the key is valid if all dependencies in its trace have the same hashes as then.
// 3. If none is valid, the stage runs, and the dependencies that it reads become the trace of the new result.
//
// So no stage declares its dependencies, and a missing file is a dependency like any other.
import { type Hash, hashBytes } from '../core/hash.ts';
import { once } from '../core/once.ts';
import { createArchive } from './archive.ts';
import type { ArchiveDisk } from './archive-disk.ts';
import type { Trace } from './archive-format.ts';
import { inputText } from './canonical.ts';
import { memoryDisk } from './memory-disk.ts';
import { createResultTable } from './result-table.ts';
import { type RunOutput, runStage } from './run-stage.ts';
import type { Dependencies, Memo, Stage, StageResult } from './stage.ts';
import {
  type ParsedEntry,
  type Store,
  addOutput,
  findValid,
  loadArchive,
  loadStage,
  readHeavy,
  restoreHeavy,
} from './store.ts';

export interface MemoOptions {
  /** Where results are kept between processes. Default: memory, for as long as the store exists. */
  readonly disk?: ArchiveDisk;
  /** Digest of the program; results of another one are ignored. */
  readonly program: string;
  /**
   * Number of keys below which {@link Memo.save} drops none, used or not: for stages whose results a build needs only
   * when it has to make a page again. Default: 0, every unused result is dropped.
   */
  readonly keepUnused?: number;
}

/** Results that outlive a build. */
export interface MemoStore {
  /** The memo of one build. */
  readonly open: (dependencies: Dependencies) => Memo;
  /** Closes the files; what was not saved is lost. */
  readonly close: () => Promise<void>;
}

/** One call of `run`. */
interface Call<In> {
  readonly stage: Stage<In, unknown, unknown>;
  /** `stage:label`. */
  readonly name: string;
  readonly input: In;
}

/** Creates a store. The disk is read when the first memo is opened. */
export function createMemoStore({ disk = memoryDisk(), program, keepUnused = 0 }: MemoOptions): MemoStore {
  const archive = createArchive(disk, program);
  const store: Store = {
    archive,
    table: createResultTable(),
    loaded: new WeakMap(),
    time: 0,
    keepUnused,
  };
  const load = once(() => {
    loadArchive(store);
  });
  return {
    open(dependencies) {
      load();
      return openMemo(store, dependencies);
    },
    close: archive.close,
  };
}

function openMemo(store: Store, dependencies: Dependencies): Memo {
  const runs: string[] = [];
  const returned = new Map<string, Set<Trace>>();
  const pendingResults = new Map<Hash, Promise<ParsedEntry>>();
  const pendingHeavies = new Map<ParsedEntry, Promise<unknown>>();
  const openedAt = ++store.time;

  const runNow = async <In>({ stage, name, input }: Call<In>, note: '' | ' (again)'): Promise<RunOutput> => {
    const run = await loadStage(store, stage);
    runs.push(`${name}${note}`);
    return runStage(run, input, dependencies);
  };
  const resultOf = async <In>(call: Call<In>, key: Hash): Promise<ParsedEntry> => {
    const { keepHeavy } = call.stage;
    return (
      findValid(store, dependencies, key) ?? addOutput(store, { key, keepHeavy }, await runNow(call, ''))
    );
  };
  const heavyOf = async <In>(call: Call<In>, entry: ParsedEntry): Promise<unknown> => {
    const known = readHeavy(store, entry);
    if (known !== undefined) return known.value;
    const output = await runNow(call, ' (again)');
    if (call.stage.keepHeavy) restoreHeavy(store, entry, output);
    return output.heavy;
  };
  return {
    async run<In, Light, Heavy>(stage: Stage<In, Light, Heavy>, label: string, input: In) {
      const call: Call<In> = { stage, name: `${stage.name}:${label}`, input };
      const key = keyOf(call);
      const entry = await shared(pendingResults, key, () => resultOf(call, key));
      const { hash, light, trace } = entry.result;
      returned.set(call.name, (returned.get(call.name) ?? new Set<Trace>()).add(trace));
      const heavy = () => shared(pendingHeavies, entry, () => heavyOf(call, entry));
      return { hash, light, heavy, dependencies: trace.dependencies } as StageResult<Light, Heavy>;
    },
    takeRuns: () => runs.splice(0),
    dependentsOf: (key) => dependentsIn(returned, key),
    async save() {
      if (store.table.size() > store.keepUnused) store.table.dropUnused(openedAt);
      await store.archive.save(store.table.archived);
    },
  };
}

const dependentsIn = (traces: ReadonlyMap<string, ReadonlySet<Trace>>, key: string): readonly string[] =>
  [...traces]
    .filter(([, own]) => [...own].some(({ dependencies }) => dependencies.includes(key)))
    .map(([name]) => name)
    .sort();

const keyOf = <In>({ stage, input }: Call<In>): Hash => hashBytes(`${stage.name} ${inputText(input)}`);

/** The pending promise for `key`, or a new one: concurrent callers share the work. */
function shared<K, V>(pending: Map<K, Promise<V>>, key: K, begin: () => Promise<V>): Promise<V> {
  const known = pending.get(key);
  if (known !== undefined) return known;
  const begun = begin().finally(() => pending.delete(key));
  pending.set(key, begun);
  return begun;
}
