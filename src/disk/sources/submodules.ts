// Finds the Git submodules of a book's repository that have not been checked out.
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Location } from '../../core/diagnostic.ts';
import { type BookPath, bookPath } from '../../core/path.ts';
import { repositoryOf } from './repository-folder.ts';

export interface Submodule {
  /** Relative to the repository, as Git's commands take it. */
  readonly name: string;
  /** Relative to the book's root. */
  readonly folder: BookPath;
  /** Its line in `.gitmodules`. */
  readonly at: Location;
}

/** The submodules of the repository that has `root`, an absolute path, whose folders have no files. */
export function emptySubmodules(root: string): readonly Submodule[] {
  const repository = repositoryOf(root);
  if (repository === undefined) return [];
  const file = join(repository, '.gitmodules');
  const pathFrom = (path: string): BookPath => bookPath(relative(root, path).split(sep).join('/'));
  return [...(textOf(file) ?? '').matchAll(/^[ \t]*path[ \t]*=[ \t]*(.*?)[ \t\r]*$/gm)].flatMap(
    ({ 0: line, 1: name = '', index }) => {
      if (name === '' || !isEmpty(join(repository, name))) return [];
      const start = index + line.lastIndexOf(name);
      const span = { start, end: start + name.length };
      return [{ name, folder: pathFrom(join(repository, name)), at: { file: pathFrom(file), span } }];
    },
  );
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return true;
  }
}
