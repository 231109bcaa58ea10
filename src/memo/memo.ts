// A stage and its input -> its answer: known, from disk, or made by running the stage.
//
// 1. The key is the hash of the stage's name and version, the program's version, and the input.
// 2. Of the answers known for the key, one counts if each question of its trace has the same hash now as then.
// 3. If none does the stage runs, and its questions are noted as its trace.
//
// So nothing declares what a stage depends on: it is found by running it, and a file that was missing is a dependency
// like any other.
import type { Hash } from '../core/hash.ts';
import { hashBytes } from '../core/hash.ts';
import { canonicalText } from './canonical.ts';
import { createArchive } from './disk/archive.ts';
import type { MemoDisk } from './disk/disk.ts';
import type { Trace } from './disk/record.ts';
import { createHeavyCache } from './heavy-cache.ts';
import type { Made } from './run-stage.ts';
import { runStage } from './run-stage.ts';
import type { Memo, Remembered, Stage, World } from './stage.ts';
import type { KnownEntry, Store } from './store.ts';
import { findValid, keepMade, keepMadeAgain, loadTable, readHeavy, workOf } from './store.ts';
import { createTable } from './table.ts';

export interface MemoOptions {
  /** Where answers are kept between processes; without one they live as long as the store. */
  readonly disk?: MemoDisk;
  /** Answers of another version of the program are not taken. */
  readonly programVersion: string;
  /** How much of heavy values is held in memory, in characters of JSON. Default: 64 Mi with a disk, 256 Mi without. */
  readonly heavyLimit?: number;
  /**
   * Up to how many inputs are remembered though no `run` has asked for them: for stages of which a build asks only what
   * it has not got otherwise. Default: 0, what was not asked for is forgotten at {@link Memo.save}.
   */
  readonly keepUnasked?: number;
}

/** Answers that outlive builds. */
export interface MemoStore {
  /** The memo of one build, which sees the world as `world` tells it. */
  readonly open: (world: World) => Memo;
  /** Lets go of the files; what was not saved is lost. */
  readonly close: () => Promise<void>;
}

/** One call of `run`. */
interface Job<In> {
  readonly stage: Stage<In, unknown, unknown>;
  /** `stage:label`. */
  readonly name: string;
  readonly input: In;
}

/** A store; what its disk holds is read when the first memo is opened. */
export function createMemoStore({
  disk,
  programVersion,
  heavyLimit,
  keepUnasked = 0,
}: MemoOptions): MemoStore {
  const heavies = createHeavyCache(heavyLimit ?? (disk === undefined ? 256 : 64) * 2 ** 20);
  const archive = disk && createArchive(disk, programVersion);
  const store: Store = {
    programVersion,
    archive,
    table: createTable(heavies.drop),
    heavies,
    works: new WeakMap(),
    time: 0,
    keepUnasked,
  };
  let loading: Promise<void> | undefined;
  return {
    open(world) {
      loading ??= loadTable(store);
      return openMemo(store, loading, world);
    },
    async close() {
      await loading;
      await archive?.close();
    },
  };
}

function openMemo(store: Store, loading: Promise<void>, world: World): Memo {
  const runs: string[] = [];
  const handedOut = new Map<string, Set<Trace>>();
  const answersUnderWay = new Map<Hash, Promise<KnownEntry>>();
  const heaviesUnderWay = new Map<KnownEntry, Promise<unknown>>();
  let since = ++store.time;

  const make = async <In>({ stage, name, input }: Job<In>, note: '' | ' (again)'): Promise<Made> => {
    const work = await workOf(store, stage);
    runs.push(`${name}${note}`);
    return runStage(work, input, world);
  };
  const answer = async <In>(job: Job<In>, key: Hash): Promise<KnownEntry> => {
    await loading;
    const known = await findValid(store, world, key);
    return known ?? keepMade(store, { key, keepHeavy: job.stage.keepHeavy }, await make(job, ''));
  };
  const heavyOf = async <In>(job: Job<In>, entry: KnownEntry): Promise<unknown> => {
    const held = await readHeavy(store, entry);
    if (held !== undefined) return held.value;
    const made = await make(job, ' (again)');
    keepMadeAgain(store, entry, { keepHeavy: job.stage.keepHeavy, made });
    return made.heavy;
  };
  return {
    async run<In, Light, Heavy>(stage: Stage<In, Light, Heavy>, label: string, input: In) {
      const job: Job<In> = { stage, name: `${stage.name}:${label}`, input };
      const key = keyOf(store, job);
      const entry = await shared(answersUnderWay, key, () => answer(job, key));
      const { hash, light, trace } = entry.answer;
      handedOut.set(job.name, (handedOut.get(job.name) ?? new Set<Trace>()).add(trace));
      const heavy = () => shared(heaviesUnderWay, entry, () => heavyOf(job, entry));
      return { hash, light, heavy, questions: trace.questions } as Remembered<Light, Heavy>;
    },
    takeRuns: () => runs.splice(0),
    dependentsOf: (key) => whoAsked(handedOut, key),
    async save() {
      await loading;
      if (store.table.size() > store.keepUnasked) store.table.forgetBefore(since);
      since = ++store.time;
      await store.archive?.save(() => store.table.saved());
    },
  };
}

const whoAsked = (traces: ReadonlyMap<string, ReadonlySet<Trace>>, key: string): readonly string[] =>
  [...traces]
    .filter(([, own]) => [...own].some(({ questions }) => questions.includes(key)))
    .map(([name]) => name)
    .sort();

const keyOf = <In>({ programVersion }: Store, { stage, input }: Job<In>): Hash =>
  hashBytes(canonicalText([stage.name, stage.version, programVersion, input]));

/** What is under way for `key`, or else what `begin` begins: two who want the same at once get the same. */
function shared<K, V>(underWay: Map<K, Promise<V>>, key: K, begin: () => Promise<V>): Promise<V> {
  const known = underWay.get(key);
  if (known !== undefined) return known;
  const begun = begin().finally(() => underWay.delete(key));
  underWay.set(key, begun);
  return begun;
}
