// What a memoised stage is: a pure function with a name, a version, and a traced view of the world.
import type { Hash } from '../core/hash.ts';

/**
 * Something outside a stage's input that its answer depends on: a file's text, a shared definition.
 * `key` names it for good (`file:src/a.md`, `label:c-tokio`).
 */
export interface Question<T> {
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  /** Never set: it gives the question its answer's type. */
  readonly answer?: T;
}

/** Answers questions as the world is now. Asking is cheap: answers are kept for the length of a build. */
export interface World {
  readonly answer: <T>(question: Question<T>) => T;
  /**
   * Equal hashes mean equal answers; must not need the answer itself where that is dear (a file's time and size will do).
   * After `answer` it is the hash of the answer that was given, even if the world has moved in between.
   */
  readonly hash: (key: string) => Hash;
}

/** How a running stage asks; every question is noted in its trace. */
export type Ask = <T>(question: Question<T>) => T;

/**
 * A step of the build.
 * `light` is what the whole book always needs of the answer (facts, diagnostics): kept on disk, read at once.
 * `heavy` is what only the next stage of the same chapter needs (a body): read from disk, or made again, when asked for.
 * An input is plain data; a {@link Remembered} in it counts by its hash alone, so a stage can be handed another's answer
 * whole and read its `heavy` only if it has to run.
 */
export interface Stage<In, Light, Heavy> {
  readonly name: string;
  /** Raise when the stage would answer differently for the same input. */
  readonly version: number;
  /** Where `heavy` is kept between builds. With `none` it is made again when it is asked for. */
  readonly keepHeavy: 'disk' | 'memory' | 'none';
  /** Imports what the stage needs; called once for each stage object, and only if some answer is not known. */
  readonly load: () => Promise<StageRun<In, Light, Heavy>>;
}

/** The stage's work: pure but for what it asks. */
export type StageRun<In, Light, Heavy> = (
  input: In,
  ask: Ask,
) => StageAnswer<Light, Heavy> | Promise<StageAnswer<Light, Heavy>>;

/** Plain data, both: what JSON can hold. */
export interface StageAnswer<Light, Heavy> {
  readonly light: Light;
  readonly heavy: Heavy;
}

/** An answer as the memo hands it out. */
export interface Remembered<Light, Heavy> {
  /** Of `light` and `heavy` together: the next stage's key is made of it, so that nothing is serialised twice. */
  readonly hash: Hash;
  readonly light: Light;
  readonly heavy: () => Promise<Heavy>;
  /** Keys of the questions that the run behind the answer asked: what it depends on besides its input. */
  readonly questions: readonly string[];
}

export interface Memo {
  /** The answer for `input`, from memory, from disk, or by running the stage. `label` is for people. */
  readonly run: <In, Light, Heavy>(
    stage: Stage<In, Light, Heavy>,
    label: string,
    input: In,
  ) => Promise<Remembered<Light, Heavy>>;
  /** `stage:label` of each run since the last call: what tests count. A run only for a lost `heavy` adds ` (again)`. */
  readonly takeRuns: () => readonly string[];
  /** `stage:label` of each answer handed out by this memo whose run asked the question `key`; in order, each once. */
  readonly dependentsOf: (key: string) => readonly string[];
  /** Writes what is new to disk; forgets what no `run` has asked for since the memo was opened or last saved. */
  readonly save: () => Promise<void>;
}
