// The resolved book -> every mistake in it: what its chapters say of themselves, and what only the whole book knows.
import type { Diagnostic } from '../core/diagnostic.ts';
import { diagnose } from '../core/diagnostic.ts';
import { nearest } from '../core/nearest.ts';
import { languageOf, languageNames } from '../highlight/languages.ts';
import type { Page } from '../resolve/book-index.ts';
import { checkLabels } from '../resolve/check-labels.ts';
import { checkLinks } from '../resolve/check-links.ts';
import { checkWikiLinks } from '../resolve/check-wiki-links.ts';
import type { BookModel } from './book-model.ts';
import type { DefinitionTables } from './definition-tables.ts';
import { checkDefinitions, labelScopes } from './label-scopes.ts';

export function checkBook(model: BookModel, tables: DefinitionTables): readonly Diagnostic[] {
  const { config, index, scanned, files, terms } = model;
  const scopes = labelScopes(model, tables);
  const known = new Set<string>();
  const world = { exists: files.exists, hasGenerated: terms.hasId };
  const areLinks = config.buildBook.wikilinks === 'link';
  return [
    ...index.pages.flatMap((page) => [
      ...(scanned.get(page.chapter.source)?.light.diagnostics ?? []),
      ...checkLinks(index, page, world),
      ...checkLabels({ index, page, hintOf: (label) => scopes.hintOf(page, label) }),
      ...(areLinks ? checkWikiLinks(index, page) : []),
      ...unknownLanguages(page, known),
    ]),
    ...terms.diagnostics(),
    ...checkDefinitions(model, tables),
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
