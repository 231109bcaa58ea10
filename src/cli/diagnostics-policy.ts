// Combines the severity settings of book.toml, the command line and suppression comments into one policy.
import type { ReportConfig } from '../build/unchanged/build-record.ts';
import type { Policy } from '../report/severity-policy.ts';
import type { TextOf } from '../report/position.ts';
import { createSuppressions } from '../report/suppressions.ts';
import type { SharedOptions } from './command.ts';

/** `--warnings-as-errors` wins over the book's `warning-policy`, and a suppression comment over both. */
export const policyOf = (config: ReportConfig, shared: SharedOptions, textOf: TextOf): Policy => ({
  severities: { ...config.buildBook.severities, ...ignoredBy(config) },
  warnings: shared.warningsAsErrors ? 'error' : config.buildBook.warningPolicy,
  isSuppressed: createSuppressions(textOf),
});

/** `check.ignore`. */
const ignoredBy = ({ buildBook: { check } }: ReportConfig): NonNullable<Policy['severities']> =>
  Object.fromEntries(check.ignore.map((code) => [code, 'ignore']));
