// Records what a build asks the disk and which answers it gets: a later build that would get the same ones ends the same.

/**
 * - `file`: the hash of a file's bytes, or of the reason why it can't be read; not through a link
 * - `linked`: the same through a symbolic link
 * - `link`: where a symbolic link leads
 * - `folder`: the real path of a folder
 * - `exists`: whether there is anything
 * - `names`: the names in a folder
 * - `entries`: the same with their types, and where links among them lead
 * - `repository`: the Git repository that has a folder; empty when there is none
 * - `refs`: the commits of tags and branches that match globs, which are the path as JSON
 * - `written`: the hash of a regular file's bytes, such as the build itself has written
 */
export type Question =
  'file' | 'linked' | 'link' | 'folder' | 'exists' | 'names' | 'entries' | 'repository' | 'refs' | 'written';

export interface Answer {
  readonly question: Question;
  /** Relative to the book's root, or absolute. */
  readonly path: string;
  readonly answer: string;
}

export interface DiskTrace {
  readonly note: (question: Question, path: string, answer: string) => void;
  /** Says that the build depends on something else too, such as the output of a program. */
  readonly giveUp: () => void;
  /** Each question once, in the order in which they were first asked; absent when they aren't everything. */
  readonly answers: () => readonly Answer[] | undefined;
}

/** Looks at something that is not traced. */
export const untraced =
  <T>(trace: DiskTrace | undefined, look: () => T): (() => T) =>
  () => {
    trace?.giveUp();
    return look();
  };

export function createDiskTrace(): DiskTrace {
  const known = new Map<Question, Map<string, string>>();
  let isComplete = true;
  return {
    note(question, path, answer) {
      const answers = known.get(question) ?? new Map<string, string>();
      known.set(question, answers);
      const before = answers.get(path);
      if (before === undefined) answers.set(path, answer);
      // It changed during the build, which may have used either.
      else if (before !== answer) isComplete = false;
    },
    giveUp: () => {
      isComplete = false;
    },
    answers: () =>
      isComplete
        ? [...known].flatMap(([question, answers]) =>
            [...answers].map(([path, answer]) => ({ question, path, answer })),
          )
        : undefined,
  };
}
