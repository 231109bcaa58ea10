// The resolved book -> every mistake in it: what its chapters say of themselves, and what only the whole book knows.
import type { Config } from '../read/config/config.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { diagnose } from '../core/diagnostic.ts';
import { once } from '../core/once.ts';
import { nearest } from '../core/nearest.ts';
import { type UrlPath, urlPath } from '../core/path.ts';
import { languageOf, languageNames } from '../scan/highlight/languages.ts';
import type { Page } from './resolve/book-index.ts';
import { checkLabels } from './resolve/check-labels.ts';
import { type LinkRules, type LinkWorld, checkLinks } from './resolve/check-links.ts';
import { checkWikiLinks } from './resolve/check-wiki-links.ts';
import { unknownIcon } from '../emit/theme/icons.ts';
import type { BookModel } from '../emit/book-model.ts';
import type { DefinitionTables } from '../read/references/definition-tables.ts';
import type { Turn } from '../core/time-slices.ts';
import { checkDefinitions, labelScopes } from './resolve/label-scopes.ts';

export function checkBook(model: BookModel, tables: DefinitionTables): readonly Diagnostic[] {
  const known = new Set<string>();
  const check = pageCheck(model, tables);
  return distinct([
    ...model.index.pages.flatMap((page) => [...check(page), ...unknownLanguages(page, known)]),
    ...model.terms.diagnostics(),
    ...checkDefinitions(model, tables),
  ]);
}

/** A mistake in a file that many pages include is one mistake. */
function distinct(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const told = new Set<string>();
  return found.filter(({ code, args, at }) => {
    if (at === undefined) return true;
    const key = JSON.stringify([code, at, args]);
    const isNew = !told.has(key);
    told.add(key);
    return isNew;
  });
}

/** Checks the pages in turns; {@link checkBook} finds little left to do after that. */
export async function checkPages(
  model: BookModel,
  tables: DefinitionTables,
  turn: Turn,
): Promise<'done' | 'stopped'> {
  const check = pageCheck(model, tables);
  for (const page of model.index.pages) {
    check(page);
    if ((await turn()) === 'stop') return 'stopped';
  }
  return 'done';
}

/** The mistakes of one page, found once. */
function pageCheck(model: BookModel, tables: DefinitionTables): (page: Page) => readonly Diagnostic[] {
  const { config, index, scanned, files, terms, checked } = model;
  const scopes = once(() => labelScopes(model, tables));
  const besides = once(() => pagesBesides(model));
  const world: LinkWorld = {
    exists: files.exists,
    isMade: (url) => besides().has(url),
    hasGenerated: terms.hasId,
    rules: linkRules(config),
  };
  const areLinks = config.buildBook.wikilinks === 'link';
  return (page) => {
    const known = checked.get(page);
    if (known !== undefined) return known;
    const found = [
      ...(scanned.get(page.chapter.source)?.light.diagnostics ?? []),
      ...checkLinks(index, page, world),
      ...checkLabels({ index, page, hintOf: (label) => scopes().hintOf(page, label) }),
      ...(areLinks ? checkWikiLinks(index, page) : []),
      ...unknownIcons(model, page),
    ];
    checked.set(page, found);
    return found;
  };
}

/** The addresses of the site's pages that are no chapters. */
const pagesBesides = ({ config, redirects }: BookModel): ReadonlySet<UrlPath> =>
  new Set([
    ...redirects.pages.map(({ url }) => url),
    ...(config.html.print.enable ? [urlPath('print.html')] : []),
    urlPath('toc.html'),
  ]);

/** What mdbook-linkcheck asks of links, where a book names it. */
const linkRules = ({ native: { linkcheck } }: Config): LinkRules => ({
  mayLeaveBook: linkcheck?.traverseParentDirectories ?? true,
  needMd: linkcheck?.requireMdExtension ?? false,
});

const unknownIcons = ({ frame }: BookModel, { facts }: Page): readonly Diagnostic[] =>
  (facts.icons ?? []).flatMap(({ name, at }) => {
    const { icons } = frame.theme;
    return icons.svg(name) === undefined ? [{ ...unknownIcon(icons, name), at }] : [];
  });

/** A language without a grammar is told once in the book. */
function unknownLanguages(page: Page, known: Set<string>): readonly Diagnostic[] {
  return page.facts.languages.flatMap(({ name, at }) => {
    if (known.has(name) || languageOf(name) !== undefined) return [];
    known.add(name);
    const near = nearest(name, languageNames);
    return [diagnose('code/unknown-language', { language: name, ...(near && { nearest: near }) }, at)];
  });
}
