// What a build may do with the disk; `fs/` does it, tests may do it in memory.
import type { Hash } from '../core/hash.ts';
import type { BookPath } from '../core/path.ts';
import type { Read } from '../core/source.ts';

/** The files of one book as they are during one build. Every answer is kept until the build ends. */
export interface BookFiles {
  readonly read: Read;
  /** Of a file's bytes, from its time and size where those say that it is unchanged; of its absence too. */
  readonly hash: (path: BookPath) => Hash;
  /** Absent for what is no readable file. */
  readonly bytes: (path: BookPath) => Uint8Array | undefined;
  readonly exists: (path: BookPath) => boolean;
  /** The names in a folder, sorted by code unit; empty when there is no such folder. */
  readonly namesIn: (folder: BookPath) => readonly string[];
  /** Every file below a folder, sorted by code unit, `skip`ped folders left out; empty when there is no such folder. */
  readonly filesBelow: (folder: BookPath, skip: (path: BookPath) => boolean) => readonly BookPath[];
  /** Writes a chapter that SUMMARY.md names and that does not exist; answers false if it cannot. */
  readonly create: (path: BookPath, text: string) => boolean;
}
