// book.toml and the command line -> what becomes of diagnostics.
import type { Config } from '../config/config.ts';
import type { Policy } from '../report/policy.ts';
import type { SharedOptions } from './command.ts';

/** `--warnings-as-errors` counts before the book's own `warning-policy`. */
export const policyOf = (config: Config, shared: SharedOptions): Policy => ({
  severities: config.buildBook.severities,
  warnings: shared.warningsAsErrors ? 'error' : config.buildBook.warningPolicy,
});
