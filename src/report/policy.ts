// Diagnostics and what the author decided about them -> diagnostics with their final severity, without the unwanted.
import { severityOf } from '../core/catalog.ts';
import type { Diagnostic, Severity } from '../core/diagnostic.ts';

/** What is done with diagnostics of one code. */
export type PolicyLevel = Severity | 'off';

/** The author's decisions, from the command line, `book.toml` and the sources themselves. */
export interface Policy {
  /** By code (`link/no-such-page`), by area (`link/*`) or for all (`*`); the most exact one counts. Default: the catalog's. */
  readonly severities?: Readonly<Record<string, PolicyLevel>>;
  /** What warnings become: as they are by default, errors (`--warnings-as-errors`), or nothing. */
  readonly warnings?: 'keep' | 'error' | 'ignore';
  /** True for a diagnostic that the source silences where it stands. Errors can be silenced as well. */
  readonly isSuppressed?: (diagnostic: Diagnostic) => boolean;
}

/** The diagnostics that remain under a policy, each with the severity that it has there. */
export const applyPolicy = (diagnostics: readonly Diagnostic[], policy: Policy): readonly Diagnostic[] =>
  diagnostics.flatMap((diagnostic) => {
    if (policy.isSuppressed?.(diagnostic) === true) return [];
    const level = levelOf(diagnostic, policy);
    if (level === 'off') return [];
    return level === severityOf(diagnostic) ? [diagnostic] : [{ ...diagnostic, severity: level }];
  });

function levelOf(diagnostic: Diagnostic, { severities = {}, warnings = 'keep' }: Policy): PolicyLevel {
  const area = `${diagnostic.code.slice(0, diagnostic.code.indexOf('/'))}/*`;
  const own = severities[diagnostic.code] ?? severities[area] ?? severities['*'];
  const level = own ?? severityOf(diagnostic);
  if (level !== 'warning' || warnings === 'keep') return level;
  return warnings === 'error' ? 'error' : 'off';
}
