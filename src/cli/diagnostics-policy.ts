// book.toml, the command line and comments in the sources -> what becomes of diagnostics.
import type { Config } from '../read/config/config.ts';
import type { Policy } from '../report/severity-policy.ts';
import type { TextOf } from '../report/position.ts';
import { createSuppressions } from '../report/suppressions.ts';
import type { SharedOptions } from './command.ts';

/** `--warnings-as-errors` counts before the book's own `warning-policy`, and a comment before either. */
export const policyOf = (config: Config, shared: SharedOptions, textOf: TextOf): Policy => ({
  severities: { ...config.buildBook.severities, ...ignoredBy(config) },
  warnings: shared.warningsAsErrors ? 'error' : config.buildBook.warningPolicy,
  isSuppressed: createSuppressions(textOf),
});

/** `check.ignore`. */
const ignoredBy = ({ buildBook: { check } }: Config): NonNullable<Policy['severities']> =>
  Object.fromEntries(check.ignore.map((code) => [code, 'ignore']));
