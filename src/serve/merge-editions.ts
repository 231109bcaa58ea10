// Reports what several editions find, and that they were built, as one book.
import type { Diagnostic } from '../core/diagnostic.ts';
import { distinctDiagnostics } from '../core/distinct-diagnostics.ts';
import type { BookPath } from '../core/path.ts';
import type { BuiltBook } from '../build/session.ts';
import type { LiveEdition } from './live-editions.ts';

export interface BookReports {
  /** Applies final severities and suppressions to a build's diagnostics. */
  readonly judge: (built: BuiltBook, found: readonly Diagnostic[]) => readonly Diagnostic[];
  /** Called after each build with the files that changed since the last one. */
  readonly onBuiltAgain?: (built: BuiltBook, changed: ReadonlySet<BookPath>) => void;
  /** Told all that is wrong, after each build. */
  readonly onFound: (built: BuiltBook, diagnostics: readonly Diagnostic[]) => void;
}

/** The reports of one edition, which end in `reports` of all. */
export function mergeEditions(
  reports: BookReports,
): (edition: LiveEdition) => Required<Omit<BookReports, 'judge'>> {
  const found = new Map<string, readonly Diagnostic[]>();
  let announced: { readonly key: string; readonly by: Set<string> } | undefined;
  return (edition) => {
    const { id } = edition.siblings.current;
    return {
      onFound: (built, diagnostics) => {
        found.set(id, diagnostics);
        const ofAll = reports.judge(built, edition.planned.diagnostics);
        reports.onFound(built, distinctDiagnostics([...ofAll, ...[...found.values()].flat()]));
      },
      onBuiltAgain: (built, changed) => {
        const key = [...changed].join('\n');
        const isRepeated = announced?.key === key && !announced.by.has(id);
        if (isRepeated) announced?.by.add(id);
        else announced = { key, by: new Set([id]) };
        if (!isRepeated) reports.onBuiltAgain?.(built, changed);
      },
    };
  };
}
