// A label that nothing defines -> the label that was meant, or the file that defines it for other pages.
import { type FindNearest, type NearName, createNearest } from '../core/nearest.ts';
import type { BookPath } from '../core/path.ts';
import type { DefinitionsByFile, Scope } from './check-scopes.ts';
import { normalLabel } from './label.ts';

export interface LabelHint {
  readonly nearest?: string;
  /** A file that defines it, but not for this page. */
  readonly elsewhere?: string;
}

/**
 * `files` are all definition files of the book. Books have ten thousand labels, and a book that has lost a file of them
 * has thousands of undefined ones: each file's labels are prepared once, and only if there is a label to be found.
 */
export function createLabelHints(
  files: readonly BookPath[],
  book: DefinitionsByFile,
): (scope: Scope, label: string) => LabelHint {
  const finders = new Map<BookPath, FindNearest>();
  const finderOf = (file: BookPath): FindNearest => {
    const finder =
      finders.get(file) ?? createNearest([...book.tableFor(file).values()].map(({ label }) => label));
    finders.set(file, finder);
    return finder;
  };
  const known = new Map<string, NearName | undefined>();
  const nearestIn = (file: BookPath, label: string): NearName | undefined => {
    const key = `${file}\n${label}`;
    const found = known.get(key) ?? (known.has(key) ? undefined : finderOf(file)(label));
    known.set(key, found);
    return found;
  };
  return (scope, label) => {
    const elsewhere = files.find((file) => book.tableFor(file).has(normalLabel(label)));
    if (elsewhere !== undefined) return { elsewhere };
    let best: NearName | undefined;
    for (const file of scope) {
      const found = nearestIn(file, label);
      if (found && (best === undefined || found.distance < best.distance)) best = found;
    }
    return best === undefined ? {} : { nearest: best.name };
  };
}
