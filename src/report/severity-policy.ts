// Applies the author's severities and suppressions to diagnostics.
import { severityOf } from '../core/catalog.ts';
import type { Diagnostic, Severity } from '../core/diagnostic.ts';

/** What becomes of diagnostics of one code. */
export type PolicyLevel = Severity | 'ignore';

/** The author's decisions, from the command line, `book.toml` and the sources themselves. */
export interface Policy {
  /** By code; the catalog's severity where a code is not named. */
  readonly severities?: Readonly<Partial<Record<string, PolicyLevel>>>;
  /** What warnings become: `warn` (default) leaves them, `error` is `--warnings-as-errors`. */
  readonly warnings?: 'warn' | 'error' | 'ignore';
  /** True for a diagnostic that a comment in the source suppresses. Errors can be suppressed too. */
  readonly isSuppressed?: (diagnostic: Diagnostic) => boolean;
}

/** The diagnostics that remain under a policy, each with the severity that it has there. */
export const applyPolicy = (diagnostics: readonly Diagnostic[], policy: Policy): readonly Diagnostic[] =>
  diagnostics.flatMap((diagnostic) => {
    if (policy.isSuppressed?.(diagnostic) === true) return [];
    const level = levelOf(diagnostic, policy);
    if (level === 'ignore') return [];
    return level === severityOf(diagnostic) ? [diagnostic] : [{ ...diagnostic, severity: level }];
  });

function levelOf(diagnostic: Diagnostic, { severities, warnings = 'warn' }: Policy): PolicyLevel {
  const level = severities?.[diagnostic.code] ?? severityOf(diagnostic);
  if (level !== 'warning' || warnings === 'warn') return level;
  return warnings;
}
