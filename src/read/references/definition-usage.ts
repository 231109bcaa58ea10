// The definitions of a book and the labels that its pages use -> the definitions that nobody uses, and the URLs that have
// several labels. Neither is a fault of the book, so a build does not tell them.
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import type { BookPath } from '../../core/path.ts';
import type { SharedDefinition } from './definition-file.ts';
import type { DefinitionsByFile, Scope } from './check-scopes.ts';

/** The labels of one page, in normal form, and the files it may take them from. */
export interface LabelUsers {
  readonly labels: readonly string[];
  readonly scope: Scope;
}

/** The definitions that no page takes, in the order of `files`. */
export function unusedDefinitions(
  files: readonly BookPath[],
  users: readonly LabelUsers[],
  book: DefinitionsByFile,
): readonly SharedDefinition[] {
  const used = new Set<SharedDefinition>();
  for (const { labels, scope } of users) {
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

/** Labels with the URL of an earlier one. Those of one file only: another file's are for other pages. */
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
