// Removes duplicate diagnostics: editions of a book share files, and each finds their problems.
import type { Diagnostic } from './diagnostic.ts';

/** Each diagnostic once, in the order of its first occurrence. */
export const distinctDiagnostics = (found: readonly Diagnostic[]): readonly Diagnostic[] => [
  ...new Map(found.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic])).values(),
];
