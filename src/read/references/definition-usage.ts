// Finds unused definitions and URLs with several labels. Neither is an error, so builds don't report them.
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import type { BookPath } from '../../core/path.ts';
import type { SharedDefinition } from './definition-file.ts';
import type { DefinitionsByFile, Scope } from './check-scopes.ts';

/** The normalized labels on one page, and the files to look them up in. */
export interface PageLabels {
  readonly labels: readonly string[];
  readonly scope: Scope;
}

/** Definitions that no page uses, in the order of `files`. */
export function unusedDefinitions(
  files: readonly BookPath[],
  pages: readonly PageLabels[],
  book: DefinitionsByFile,
): readonly SharedDefinition[] {
  const used = new Set<SharedDefinition>();
  for (const { labels, scope } of pages) {
    for (const label of labels) {
      const file = scope.find((each) => book.tableFor(each).has(label));
      const definition = file && book.tableFor(file).get(label);
      if (definition) used.add(definition);
    }
  }
  return files.flatMap((file) => book.definitionsIn(file).filter((definition) => !used.has(definition)));
}

export const diagnoseUnused = (unused: readonly SharedDefinition[]): readonly Diagnostic[] =>
  unused.map(({ label, at }) => diagnose('reference/unused', { label }, at));

/** Labels with the same URL as an earlier one in the same file; other files serve other pages. */
export function diagnoseSameUrls(files: readonly BookPath[], book: DefinitionsByFile): readonly Diagnostic[] {
  return files.flatMap((file) => {
    const first = new Map<string, SharedDefinition>();
    return [...book.tableFor(file).values()].flatMap((definition) => {
      const { label, href: url, at } = definition;
      const earlier = first.get(url);
      if (!earlier) first.set(url, definition);
      return earlier ? [diagnose('reference/same-url', { label, url, first: earlier.label }, at)] : [];
    });
  });
}
