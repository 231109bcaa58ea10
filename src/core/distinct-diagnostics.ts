// Editions of a book share files, whose problems each of them finds.
import type { Diagnostic } from './diagnostic.ts';

/** Without those that are equal to an earlier one, in the order given. */
export const distinctDiagnostics = (found: readonly Diagnostic[]): readonly Diagnostic[] => [
  ...new Map(found.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic])).values(),
];
