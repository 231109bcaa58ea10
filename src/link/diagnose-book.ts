// Collects every diagnostic of a linked book: those of its chapters, and those that only the whole book reveals.
import { type Diagnostic, type Outcome, diagnose } from '../core/diagnostic.ts';
import { createNearest, isPlausible } from '../core/nearest.ts';
import { once } from '../core/once.ts';
import type { UrlPath } from '../core/path.ts';
import type { Pause } from '../core/time-slices.ts';
import { summaryPath } from '../read/config/layout.ts';
import type { DefinitionTables } from '../read/references/definition-tables.ts';
import { languageOf, languageNames } from '../scan/highlight/languages.ts';
import { checkNotFoundPage } from './check-not-found-page.ts';
import type { LinkedBook } from './linked-book.ts';
import type { Page } from './resolve/book-index.ts';
import { checkLabels, checkWikiLinks } from './resolve/check-labels.ts';
import { type LinkContext, checkLinks, checkPlaces } from './resolve/check-links.ts';
import { checkDefinitions, labelScopes } from './resolve/label-scopes.ts';

export interface DiagnoseInput {
  readonly book: LinkedBook;
  readonly definitions: DefinitionTables;
  /** Site pages that don't come from a chapter: redirects, the print page, the table of contents. */
  readonly generatedPages: () => ReadonlySet<UrlPath>;
  /** Looks up an icon by name; an unknown name has a diagnostic without a location. */
  readonly icon: (name: string) => Outcome<string | undefined>;
}

export function diagnoseBook(input: DiagnoseInput): readonly Diagnostic[] {
  const { index, terms } = input.book;
  const reported = new Set<string>();
  const diagnosePage = pageDiagnoser(input);
  return distinct([
    ...index.pages.flatMap((page) => [...diagnosePage(page), ...unknownLanguages(page, reported)]),
    ...checkPlaces(index, linkContext(input)),
    ...terms.diagnostics(),
    ...checkNotFoundPage(input.book),
    ...checkDefinitions(input.book, input.definitions),
  ]);
}

/** Reports a problem in a file once, however many pages include the file. */
function distinct(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const reported = new Set<string>();
  return found.filter(({ code, args, at }) => {
    if (at === undefined) return true;
    const key = JSON.stringify([code, at, args]);
    const isNew = !reported.has(key);
    reported.add(key);
    return isNew;
  });
}

/** Checks the pages in time slices, so that a later {@link diagnoseBook} finds most results cached. */
export async function diagnosePages(input: DiagnoseInput, pause: Pause): Promise<'done' | 'stopped'> {
  const diagnosePage = pageDiagnoser(input);
  for (const page of input.book.index.pages) {
    diagnosePage(page);
    if ((await pause()) === 'stop') return 'stopped';
  }
  return 'done';
}

function linkContext({ book, generatedPages }: DiagnoseInput): LinkContext {
  const { config, files, terms } = book;
  const pages = once(generatedPages);
  return {
    exists: files.exists,
    isGeneratedPage: (url) => pages().has(url),
    hasGeneratedId: terms.hasId,
    rules: config.features.links,
    summary: summaryPath(config),
  };
}

/** The diagnostics of one page, computed once per page object. */
function pageDiagnoser(input: DiagnoseInput): (page: Page) => readonly Diagnostic[] {
  const { book, definitions } = input;
  const { config, index, scanned, checked } = book;
  const scopes = once(() => labelScopes(book, definitions));
  const context = linkContext(input);
  const areLinks = config.buildBook.wikilinks === true;
  return (page) => {
    const known = checked.get(page);
    if (known !== undefined) return known;
    const found = [
      ...(scanned.get(page.chapter.source)?.light.diagnostics ?? []),
      ...checkLinks(index, page, context),
      ...checkLabels({ index, page, hintOf: (label) => scopes().hintOf(page, label) }),
      ...(areLinks ? checkWikiLinks(index, page) : []),
      ...unknownIcons(page, input.icon),
    ];
    checked.set(page, found);
    return found;
  };
}

const nearestLanguage = createNearest(languageNames, isPlausible);

const unknownIcons = ({ facts }: Page, icon: DiagnoseInput['icon']): readonly Diagnostic[] =>
  (facts.icons ?? []).flatMap(({ name, at }) =>
    icon(name).diagnostics.map((diagnostic) => ({ ...diagnostic, at })),
  );

/** Each language without a grammar is reported once in the book. */
function unknownLanguages(page: Page, reported: Set<string>): readonly Diagnostic[] {
  return page.facts.languages.flatMap(({ name, at }) => {
    if (reported.has(name) || languageOf(name) !== undefined) return [];
    reported.add(name);
    const near = nearestLanguage(name)?.name;
    return [diagnose('code/unknown-language', { language: name, nearest: near }, at)];
  });
}
