// What a build may do with the disk; `fs/` does it, tests may do it in memory.
import type { Hash } from './hash.ts';
import type { BookPath } from './path.ts';
import type { Read } from './source.ts';

/** The files of one book. Every answer is kept until the file is said to have changed. */
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
  /** Every path that was looked at so far, missing ones and folders too: what a watcher has to watch. */
  readonly asked: () => ReadonlySet<BookPath>;
  /** Says that these are not what they were. */
  readonly changed: (paths: Iterable<BookPath>) => void;
}

/** The same files, and a note of those whose content or names were wanted through this view of them. */
export interface NotedFiles {
  readonly files: BookFiles;
  readonly noted: ReadonlySet<BookPath>;
}

/** Whether a file exists is not noted: that a file appears or vanishes concerns the whole book anyway. */
export function noteReads(files: BookFiles): NotedFiles {
  const noted = new Set<BookPath>();
  const noting =
    <T>(look: (path: BookPath) => T) =>
    (path: BookPath): T => {
      noted.add(path);
      return look(path);
    };
  const { read, hash, bytes, namesIn } = files;
  const view = { read: noting(read), hash: noting(hash), bytes: noting(bytes), namesIn: noting(namesIn) };
  return { files: { ...files, ...view }, noted };
}

/** The same files, none of which can be made: for builds that look and do not touch. */
export const withoutCreating = (files: BookFiles): BookFiles => ({ ...files, create: () => false });
