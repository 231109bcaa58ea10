// The definition files that each page sees -> the labels that are defined twice for some page.
//
// Files of different folders may define the same label: they are for different pages. A repetition counts only where one
// page sees both definitions, and is told once however many pages do.
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import type { BookPath } from '../../core/path.ts';
import type { DefinitionFile, SharedDefinition } from './definition-file.ts';
import { normalLabel } from '../../core/label.ts';

export interface DefinitionsByFile {
  readonly definitionsIn: (file: BookPath) => DefinitionFile;
  /** The first definition of each label of a file, by label in normal form. */
  readonly tableFor: (file: BookPath) => ReadonlyMap<string, SharedDefinition>;
}

/** The definition files of a page, in the order in which they are asked: the first that knows a label counts. */
export type Scope = readonly BookPath[];

/** One diagnostic for each repeated definition: a notice where the URLs are the same, a warning where they differ. */
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
        for (const repeated of inBoth(book.tableFor(later), book.tableFor(earlier))) {
          if (!found.has(repeated.later)) found.set(repeated.later, repetition(repeated));
        }
      }
    }
  }
  for (const file of files) for (const each of withinFile(book, file)) found.set(...each);
  return [...found.values()];
}

interface Repeated {
  readonly earlier: SharedDefinition;
  readonly later: SharedDefinition;
}

/** The labels of both tables, found at the cost of the smaller one. */
function inBoth(
  later: ReadonlyMap<string, SharedDefinition>,
  earlier: ReadonlyMap<string, SharedDefinition>,
): readonly Repeated[] {
  const found: Repeated[] = [];
  for (const label of (later.size < earlier.size ? later : earlier).keys()) {
    const here = later.get(label);
    const there = earlier.get(label);
    if (here && there) found.push({ earlier: there, later: here });
  }
  return found;
}

function* withinFile(book: DefinitionsByFile, file: BookPath): Generator<[SharedDefinition, Diagnostic]> {
  const all = book.definitionsIn(file);
  const first = book.tableFor(file);
  if (all.length === first.size) return;
  for (const later of all) {
    const earlier = first.get(normalLabel(later.label));
    if (earlier && earlier !== later) yield [later, repetition({ earlier, later })];
  }
}

function repetition({ earlier, later: { label, href, at } }: Repeated): Diagnostic {
  const first = earlier.at.file;
  return earlier.href === href
    ? diagnose('reference/duplicate', { label, first }, at)
    : diagnose('reference/conflict', { label, url: href, first, firstUrl: earlier.href }, at);
}
