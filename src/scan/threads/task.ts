// What the owner of a scanning thread and the thread say to each other.
import type { BookPath } from '../../core/path.ts';
import type { MadeTexts } from '../../memo/run-stage.ts';
import type { DefinitionSources } from '../../read/references/definition-tables.ts';
import type { ScanOptions } from '../scan-options.ts';

/** All that chapters are read by. */
export interface ScannerTask {
  /** The book's, absolute. */
  readonly root: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly definitions: DefinitionSources;
  readonly options: ScanOptions;
  /** In reading order. */
  readonly chapters: readonly BookPath[];
  /** For {@link claimsOf}. */
  readonly claims: SharedArrayBuffer;
}

/** A chapter as the thread has read it. */
export interface Reading extends MadeTexts {
  readonly source: BookPath;
}

/** Which chapters somebody has begun to read. */
export interface Claims {
  /** False when the other thread was first. */
  readonly claim: (chapter: number) => boolean;
}

/** Memory for the {@link Claims} of so many chapters. */
export const createClaims = (chapters: number): SharedArrayBuffer => new SharedArrayBuffer(4 * chapters);

/** The claims kept in `memory`, which {@link createClaims} made. */
export function claimsOf(memory: SharedArrayBuffer): Claims {
  const cells = new Int32Array(memory);
  return { claim: (chapter) => Atomics.compareExchange(cells, chapter, 0, 1) === 0 };
}
