// Prints what the actions of `build-book translate` have in common.
import type { Diagnostic } from '../../core/diagnostic.ts';
import { applyPolicy } from '../../report/severity-policy.ts';
import type { ExitCode, Invocation } from '../command.ts';
import { policyOf } from '../diagnostics-policy.ts';
import { printReport } from '../print-report.ts';
import type { TranslatedBook } from './translated-book.ts';

/** The diagnostics with the severities that the book sets. */
export const withPolicy = (
  { shared }: Invocation,
  { config, textOf }: TranslatedBook,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] => applyPolicy(diagnostics, policyOf(config, shared, textOf));

/** For a folder without a book. */
export function reportNoBook(invocation: Invocation, book: TranslatedBook): ExitCode {
  const { root, textOf } = book;
  printReport(invocation, { root, textOf, diagnostics: withPolicy(invocation, book, book.diagnostics) });
  return 1;
}
