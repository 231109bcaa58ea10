// Diagnostics -> groups with one cause: forty broken links to one page are one thing to mend.
import { messageOf, remedyOf, severityOf } from '../core/catalog.ts';
import type { Diagnostic } from '../core/diagnostic.ts';

export interface DiagnosticGroup {
  readonly first: Diagnostic;
  /** The same at other places, in the order given; empty for most. */
  readonly more: readonly Diagnostic[];
}

/** Groups of the same code, arguments and severity, each where its first member stood. The order given is kept. */
export function groupDiagnostics(diagnostics: readonly Diagnostic[]): readonly DiagnosticGroup[] {
  const groups = new Map<string, { readonly first: Diagnostic; readonly more: Diagnostic[] }>();
  for (const diagnostic of diagnostics) {
    const key = causeOf(diagnostic);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: diagnostic, more: [] });
    else group.more.push(diagnostic);
  }
  return [...groups.values()];
}

/** Equal for diagnostics that say the same. The sentences are made of the arguments, whatever order their keys have. */
const causeOf = (diagnostic: Diagnostic): string =>
  JSON.stringify([diagnostic.code, severityOf(diagnostic), messageOf(diagnostic), remedyOf(diagnostic)]);
