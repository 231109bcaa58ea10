// What a record keeps of a build's diagnostics.
import type { Diagnostic, Outcome } from '../../core/diagnostic.ts';
import { createSuppressions } from '../../report/suppressions.ts';
import type { BuiltBook } from '../session.ts';

/** The diagnostics of a build that no comment in its sources suppresses. */
export function unsuppressed(
  { diagnostics, textOf }: BuiltBook,
  written: Outcome<unknown>,
): readonly Diagnostic[] {
  const isSuppressed = createSuppressions(textOf);
  return [...diagnostics, ...written.diagnostics].filter((diagnostic) => !isSuppressed(diagnostic));
}
