// Reads a book's link definitions for the actions of `refs`.
import type { BookPath } from '../../core/path.ts';
import type { DefinitionTables } from '../../read/references/definition-tables.ts';
import type { LabelScopes } from '../../link/resolve/label-scopes.ts';
import type { ExitCode, Invocation } from '../command.ts';
import { typed } from '../program-name.ts';
import type { EditedBook } from '../edit-book.ts';

/** An action of `build-book refs`. */
export type Action = (invocation: Invocation, book: EditedBook) => Promise<ExitCode> | ExitCode;

export interface Definitions {
  readonly tables: DefinitionTables;
  readonly scopes: LabelScopes;
  /** Every definition file that a chapter uses, in reading order. */
  readonly files: readonly BookPath[];
}

export async function definitionsOf({ model }: EditedBook): Promise<Definitions> {
  const [{ definitionTables }, { definitionSources }, { labelScopes }] = await Promise.all([
    import('../../read/references/definition-tables.ts'),
    import('../../read/references/definition-sources.ts'),
    import('../../link/resolve/label-scopes.ts'),
  ]);
  const tables = definitionTables(definitionSources(model.config, model.files), model.files);
  const scopes = labelScopes(model, tables);
  return { tables, scopes, files: scopes.files };
}

/** Prints an error about wrong usage and returns its exit code. */
export function complain({ terminal }: Invocation, sentence: string): ExitCode {
  terminal.err.write(typed(terminal, `error: ${sentence}\n`));
  return 2;
}
