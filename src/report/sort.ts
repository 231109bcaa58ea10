// Sorts diagnostics by place, always in the same order.
import { messageOf } from '../core/catalog.ts';
import type { Diagnostic } from '../core/diagnostic.ts';

/** By file, then offset, then code, then sentence; those without a place come first. Never by locale. */
export const sortDiagnostics = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.toSorted(compareDiagnostics);

function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.at?.file ?? '', b.at?.file ?? '') ||
    (a.at?.span.start ?? 0) - (b.at?.span.start ?? 0) ||
    (a.at?.span.end ?? 0) - (b.at?.span.end ?? 0) ||
    compareText(a.code, b.code) ||
    compareText(messageOf(a), messageOf(b))
  );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
