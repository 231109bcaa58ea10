// Finds labels that are defined twice for the same page. Files in different folders may define the same label for
// different pages, so a diagnoseRepetition is reported only if some page sees both definitions, and only once.
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import type { BookPath } from '../../core/path.ts';
import type { DefinitionFile, SharedDefinition } from './definition-file.ts';
import { isCommentAddress } from './definition.ts';
import { normalLabel } from '../../core/label.ts';

export interface DefinitionsByFile {
  readonly definitionsIn: (file: BookPath) => DefinitionFile;
  /** The first definition of each normalized label in a file. */
  readonly tableFor: (file: BookPath) => ReadonlyMap<string, SharedDefinition>;
}

/** The definition files of a page in lookup order: the first with a given label wins. */
export type Scope = readonly BookPath[];

/** One diagnostic per repeated definition: a notice if the URLs are equal, a warning if they differ. */
export function checkScopes(scopes: readonly Scope[], book: DefinitionsByFile): readonly Diagnostic[] {
  const found = new Map<SharedDefinition, Diagnostic>();
  const distinct = new Map(scopes.map((scope) => [scope.join('\n'), scope])).values();
  const files = new Set<BookPath>();
  const pairs = new Set<string>();
  for (const scope of distinct) {
    for (const [i, later] of scope.entries()) {
      files.add(later);
      for (const earlier of scope.slice(0, i)) {
        const pair = `${earlier}\n${later}`;
        if (earlier === later || pairs.has(pair)) continue;
        pairs.add(pair);
        for (const repeated of commonLabels(book.tableFor(later), book.tableFor(earlier))) {
          if (!found.has(repeated.later)) found.set(repeated.later, diagnoseRepetition(repeated));
        }
      }
    }
  }
  for (const file of files) for (const each of repeatedInFile(book, file)) found.set(...each);
  return [...found.values()];
}

interface Repetition {
  readonly earlier: SharedDefinition;
  readonly later: SharedDefinition;
}

/** The labels in both tables; iterates over the smaller one. */
function commonLabels(
  later: ReadonlyMap<string, SharedDefinition>,
  earlier: ReadonlyMap<string, SharedDefinition>,
): readonly Repetition[] {
  const found: Repetition[] = [];
  for (const label of (later.size < earlier.size ? later : earlier).keys()) {
    const here = later.get(label);
    const there = earlier.get(label);
    if (here && there && !isCommentAddress(here.href)) found.push({ earlier: there, later: here });
  }
  return found;
}

function* repeatedInFile(book: DefinitionsByFile, file: BookPath): Generator<[SharedDefinition, Diagnostic]> {
  const all = book.definitionsIn(file);
  const first = book.tableFor(file);
  if (all.length === first.size) return;
  for (const later of all) {
    const earlier = first.get(normalLabel(later.label));
    if (earlier && earlier !== later && !isCommentAddress(later.href))
      yield [later, diagnoseRepetition({ earlier, later })];
  }
}

function diagnoseRepetition({ earlier, later: { label, href, at } }: Repetition): Diagnostic {
  const first = earlier.at.file;
  return earlier.href === href
    ? diagnose('reference/duplicate', { label, first }, at)
    : diagnose('reference/conflict', { label, url: href, first, firstUrl: earlier.href }, at);
}
