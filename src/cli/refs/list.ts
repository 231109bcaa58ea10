// Lists link definitions: all, those that match a search, or the unused ones.
import type { SharedDefinition } from '../../read/references/definition-file.ts';
import { applyPolicy } from '../../report/severity-policy.ts';
import { createPositions } from '../../report/position.ts';
import { counted } from '../../report/totals.ts';
import type { ExitCode, Invocation } from '../command.ts';
import type { EditedBook } from '../edit-book.ts';
import { policyOf } from '../diagnostics-policy.ts';
import { exitCodeOf, printReport } from '../print-report.ts';
import { complain, definitionsOf } from './book-definitions.ts';

export async function list(invocation: Invocation, book: EditedBook): Promise<ExitCode> {
  const { tables, files } = await definitionsOf(book);
  return print(invocation, book, files.flatMap(tables.definitionsIn));
}

export async function search(invocation: Invocation, book: EditedBook): Promise<ExitCode> {
  const wanted = (invocation.others[0] ?? '').toLowerCase();
  if (wanted === '') return complain(invocation, 'missing search text; run `build-book refs search TEXT`');
  const { tables, files } = await definitionsOf(book);
  const found = files
    .flatMap(tables.definitionsIn)
    .filter(({ label, href }) => [label, href].some((text) => text.toLowerCase().includes(wanted)));
  return print(invocation, book, found);
}

/** One line per definition, after its place. */
function print(
  { terminal, shared }: Invocation,
  { built }: EditedBook,
  definitions: readonly SharedDefinition[],
): ExitCode {
  const positions = createPositions(built.textOf);
  const rows = definitions.map(({ label, href, at }) => ({
    label,
    url: href,
    file: at.file,
    line: positions.rangeOf(at)?.start.line ?? 1,
  }));
  terminal.out.write(
    shared.format === 'human'
      ? rows.map(({ label, url, file, line }) => `${file}:${String(line)}: [${label}]: ${url}\n`).join('')
      : `${JSON.stringify(rows, undefined, 2)}\n`,
  );
  return 0;
}

export async function unused(invocation: Invocation, book: EditedBook): Promise<ExitCode> {
  const { tables } = await definitionsOf(book);
  const { reportDefinitions } = await import('../../link/resolve/label-scopes.ts');
  const { built, model, root } = book;
  const { textOf } = built;
  const policy = policyOf(model.config, invocation.shared, textOf);
  const diagnostics = applyPolicy(reportDefinitions(model, tables), policy);
  const totals = printReport(invocation, {
    diagnostics,
    textOf,
    root,
    sentence: `${counted(diagnostics.length, 'definition')} to review`,
  });
  return exitCodeOf(totals, invocation);
}
