// The resolved book -> every mistake in it: what its chapters say of themselves, and what only the whole book knows.
import type { Diagnostic } from '../core/diagnostic.ts';
import { diagnose } from '../core/diagnostic.ts';
import { nearest } from '../core/nearest.ts';
import { languageOf, languageNames } from '../highlight/languages.ts';
import { checkDefinitions } from '../references/check-definitions.ts';
import type { Page } from '../resolve/book-index.ts';
import { checkLabels } from '../resolve/check-labels.ts';
import { checkLinks } from '../resolve/check-links.ts';
import type { BookModel } from './book-model.ts';
import type { DefinitionTables } from './definition-tables.ts';

export function checkBook(model: BookModel, tables: DefinitionTables): readonly Diagnostic[] {
  const { index, scanned, files } = model;
  const definitions = [...tables.definitions()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, found]) => found);
  const labels = definitions.map(({ label }) => label);
  const known = new Set<string>();
  return [
    ...index.pages.flatMap((page) => [
      ...(scanned.get(page.chapter.source)?.light.diagnostics ?? []),
      ...checkLinks(index, page, files.exists),
      ...checkLabels(page, labels),
      ...unknownLanguages(page, known),
    ]),
    ...checkDefinitions(definitions),
  ];
}

/** A language without a grammar is told once in the book. */
function unknownLanguages(page: Page, known: Set<string>): readonly Diagnostic[] {
  return page.facts.languages.flatMap(({ name, at }) => {
    if (known.has(name) || languageOf(name) !== undefined) return [];
    known.add(name);
    const near = nearest(name, languageNames);
    return [diagnose('code/unknown-language', { language: name, ...(near && { nearest: near }) }, at)];
  });
}
