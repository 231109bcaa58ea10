// Counts diagnostics by severity.
import { severityOf } from '../core/catalog.ts';
import type { Diagnostic, Severity } from '../core/diagnostic.ts';
import { foldConsequences } from './consequences.ts';

export type Totals = Readonly<Record<Severity, number>>;

/** How many problems there are of each severity; a cause and what follows from it are one. */
export const totalsOf = (diagnostics: readonly Diagnostic[]): Totals =>
  countOf(foldConsequences(diagnostics).visible);

/** How many diagnostics there are of each severity. */
export function countOf(diagnostics: readonly Diagnostic[]): Totals {
  const totals = { error: 0, warning: 0, notice: 0 };
  for (const diagnostic of diagnostics) totals[severityOf(diagnostic)]++;
  return totals;
}

/** `2 errors, 3 warnings`; severities without diagnostics are omitted; without any it is `no problems`. */
export function totalsSentence(totals: Totals): string {
  const parts = (['error', 'warning', 'notice'] as const)
    .filter((severity) => totals[severity] > 0)
    .map((severity) => counted(totals[severity], severity));
  return parts.length === 0 ? 'no problems' : parts.join(', ');
}

/** `1 page`, `2 pages`: a number with its noun. */
export const counted = (count: number, noun: string): string =>
  `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
