// The definition files that each page can use, and problems in them.
import type { Diagnostic } from '../../core/diagnostic.ts';
import { type BookPath, folderOf } from '../../core/path.ts';
import { type Scope, checkScopes } from '../../read/references/check-scopes.ts';
import { type LabelHint, createLabelHints } from '../../read/references/label-hints.ts';
import {
  diagnoseSameUrls,
  diagnoseUnused,
  unusedDefinitions,
} from '../../read/references/definition-usage.ts';
import type { Page } from './book-index.ts';
import type { LinkedBook } from '../linked-book.ts';
import type { DefinitionTables } from '../../read/references/definition-tables.ts';

export interface LabelScopes {
  /** The definition files that a page can use, in order of precedence. */
  readonly of: (page: Page) => Scope;
  /** All definition files that any page can use, in reading order. */
  readonly files: readonly BookPath[];
  readonly hintOf: (page: Page, label: string) => LabelHint;
}

export function labelScopes({ index, scanned }: LinkedBook, tables: DefinitionTables): LabelScopes {
  const scopes = new Map<BookPath, Scope>();
  for (const { chapter } of index.pages) {
    const { source } = chapter;
    const included = scanned.get(source)?.light.definitionFiles ?? [];
    const nearby = tables.nearby.read(folderOf(source));
    scopes.set(source, [...new Set([...included, ...tables.shared, ...nearby])]);
  }
  const files = [...new Set([...scopes.values()].flat())];
  const hints = createLabelHints(files, tables);
  const of = ({ chapter }: Page): Scope => scopes.get(chapter.source) ?? [];
  return { of, files, hintOf: (page, label) => hints(of(page), label) };
}

/**
 * Reports labels that are defined twice for a page. Nearby files that the page doesn't include are skipped: they
 * are fallbacks, so a nearer one is allowed to override one further up.
 */
export const checkDefinitions = (
  { index, scanned }: LinkedBook,
  tables: DefinitionTables,
): readonly Diagnostic[] =>
  checkScopes(
    index.pages.map(({ chapter }) => [
      ...new Set([...(scanned.get(chapter.source)?.light.definitionFiles ?? []), ...tables.shared]),
    ]),
    tables,
  );

/** Reports unused and repeated definitions, for `build-book refs`. */
export function reportDefinitions(model: LinkedBook, tables: DefinitionTables): readonly Diagnostic[] {
  const scopes = labelScopes(model, tables);
  const users = model.index.pages.map((page) => ({
    labels: page.facts.labels.map(({ label }) => label),
    scope: scopes.of(page),
  }));
  const unused = unusedDefinitions(scopes.files, users, tables);
  return [...diagnoseUnused(unused), ...diagnoseSameUrls(scopes.files, tables)];
}
