// Memoized stages: pure functions with a name, whose dependencies are recorded while they run.
import type { Hash } from '../core/hash.ts';

/** Something outside a stage's input that its result depends on: a file's text, a shared definition. */
export interface Dependency<T> {
  /** `kind:name`, the same in every build: `file:src/a.md`. */
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  /** Never set: carries the type of the value. */
  readonly value?: T;
}

/** Current values of dependencies. They are kept for the length of a build, so reading one twice is cheap. */
export interface Dependencies {
  readonly read: <T>(dependency: Dependency<T>) => T;
  /**
   * Equal hashes mean equal values. Must not need the value itself where that is expensive: a file's time and size will
   * do. After `read` it is the hash of the value that was returned, even if the file has changed since.
   */
  readonly hash: (key: string) => Hash;
}

/** Reads a dependency and records it in the trace of the running stage. */
export type Track = <T>(dependency: Dependency<T>) => T;

/**
 * A step of the build. Its result has two parts:
 * `light` is what the whole book needs (facts, diagnostics): read from disk at once.
 * `heavy` is what only the next stage of the same chapter needs (a body): read from disk on demand.
 * The input is plain data. A {@link StageResult} in it is represented by its hash, so a stage can take another one's whole
 * result and read its `heavy` only if it has to run.
 */
export interface Stage<In, Light, Heavy> {
  readonly name: string;
  /** Whether `heavy` is kept between builds; otherwise the stage runs again when it is needed. */
  readonly keepHeavy: boolean;
  /** Imports what the stage needs. Called once per stage object, and only if the stage has to run. */
  readonly load: () => Promise<StageRun<In, Light, Heavy>>;
}

/** The stage's function: pure except for the dependencies that it tracks. */
export type StageRun<In, Light, Heavy> = (
  input: In,
  track: Track,
) => StageOutput<Light, Heavy> | Promise<StageOutput<Light, Heavy>>;

/** Both are plain data: what JSON can hold. */
export interface StageOutput<Light, Heavy> {
  readonly light: Light;
  readonly heavy: Heavy;
}

/** A result as the memo returns it. */
export interface StageResult<Light, Heavy> {
  /** Hash of `light` and `heavy`; the key of the next stage contains it instead of the values. */
  readonly hash: Hash;
  readonly light: Light;
  readonly heavy: () => Promise<Heavy>;
  /** Keys of what the result depends on besides the input. */
  readonly dependencies: readonly string[];
}

export interface Memo {
  /** The result for `input`: from memory, from disk, or by running the stage. `label` is for people. */
  readonly run: <In, Light, Heavy>(
    stage: Stage<In, Light, Heavy>,
    label: string,
    input: In,
  ) => Promise<StageResult<Light, Heavy>>;
  /** `stage:label` of each run since the last call, for tests. A run only for a lost `heavy` adds ` (again)`. */
  readonly takeRuns: () => readonly string[];
  /** `stage:label` of each result returned by this memo that depends on `key`; sorted, each once. */
  readonly dependentsOf: (key: string) => readonly string[];
  /** Writes new results to disk; drops those that no `run` has used since the memo was opened. May be called repeatedly. */
  readonly save: () => Promise<void>;
}
