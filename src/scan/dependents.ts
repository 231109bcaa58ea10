// Finds the chapters that read a file, without going through every chapter.
import type { BookPath } from '../core/path.ts';
import type { ScannedChapter } from './scan-chapters.ts';

/** Dependents as of the last full build, and the chapters scanned again since then. */
export interface Dependents {
  readonly byFile: ReadonlyMap<string, readonly BookPath[]>;
  readonly later: ReadonlySet<BookPath>;
}

export interface TrackedFiles {
  readonly sources: readonly BookPath[];
  /** True when every file has at least one dependent. */
  readonly isAll: boolean;
}

/** Kinds of dependencies whose name is a file: read as text, or as a file that holds link definitions only. */
const KINDS = ['file:', 'definitions:'];

const fileOf = (key: string): string | undefined => {
  const kind = KINDS.find((prefix) => key.startsWith(prefix));
  return kind && key.slice(kind.length);
};

export function createDependents(scanned: ReadonlyMap<BookPath, ScannedChapter>): Dependents {
  const byFile = new Map<string, BookPath[]>();
  for (const [source, { dependencies }] of scanned) {
    for (const file of new Set(dependencies.map(fileOf))) {
      if (file === undefined) continue;
      const dependents = byFile.get(file);
      if (dependents) dependents.push(source);
      else byFile.set(file, [source]);
    }
  }
  return { byFile, later: new Set() };
}

/** Adds chapters that were scanned again. */
export const withUpdated = ({ byFile, later }: Dependents, updated: readonly BookPath[]): Dependents => ({
  byFile,
  later: new Set([...later, ...updated]),
});

/** The chapters that read one of the files. */
export function dependentsOf(
  { byFile, later }: Dependents,
  scanned: ReadonlyMap<BookPath, ScannedChapter>,
  files: ReadonlySet<BookPath>,
): TrackedFiles {
  const found = [...files].map((path) => {
    const keys = KINDS.map((kind) => kind + path);
    return [...(byFile.get(path) ?? []), ...later].filter((source) =>
      scanned.get(source)?.dependencies.some((key) => keys.includes(key)),
    );
  });
  return { sources: [...new Set(found.flat())].sort(), isAll: found.every((sources) => sources.length > 0) };
}
