// The resolved book -> its indexes: which pages show one, what their HTML is made of, and the HTML itself.
import type { Config } from '../../read/config/config.ts';
import type { Diagnostic, Outcome } from '../../core/diagnostic.ts';
import { type Hash, hashOf } from '../../core/hash.ts';
import { once } from '../../core/once.ts';
import type { UrlPath } from '../../core/path.ts';
import { slugOf } from '../../scan/markdown/slug.ts';
import type { BookIndex, Page } from '../resolve/book-index.ts';
import { buildHtmlIndex, buildIndex } from './build-index.ts';
import { labelMarks, termMarks } from './collect-marks.ts';
import type { TermIndex } from './term-index.ts';

/** Raise when an equal index would be written otherwise. */
const VERSION = 1;

export interface TermLists {
  /** The book's index of terms; empty when it has none. Built when it is first wanted. */
  readonly terms: () => TermIndex;
  readonly diagnostics: () => readonly Diagnostic[];
  /** Equal stamps mean equal indexes on the page; absent for a page without one. */
  readonly stampOf: (page: Page) => Hash | undefined;
  /** Whether the page's indexes bring an id with them: a letter's, or the title's. */
  readonly hasId: (page: Page, id: string) => boolean;
  /** The HTML of the page's indexes when it is shown at `url`. */
  readonly on: (page: Page, url: UrlPath) => Promise<PageIndexes>;
}

export interface PageIndexes {
  /** What `{{#index}}` stands for; with a prefix, the index of the labels that begin with it. */
  readonly at: (prefix: string | undefined) => string;
  /** What comes after the chapter's own content: the index, in a chapter that is named so; empty in any other. */
  readonly after: string;
}

const NONE: PageIndexes = { at: () => '', after: '' };

/** The chapter that is filled with the index. */
const INDEX_CHAPTER = 'Index';

export function termLists(config: Config, index: BookIndex): TermLists {
  const outcome = once(() => termsOf(config, index));
  const listOf = remembered((prefix: string) =>
    prefix === '' ? outcome().value : buildHtmlIndex(labelMarks(index, prefix), config.book.language),
  );
  const { isWanted, isLeftOut } = config.features.termIndex;
  const hasTerms = once(() => index.pages.some(({ facts }) => facts.terms.length > 0));
  const isIndexChapter = ({ chapter, facts }: Page): boolean =>
    chapter.name.trim() === INDEX_CHAPTER && !facts.indexes?.includes('') && (isWanted || hasTerms());
  const prefixesOn = (page: Page): readonly string[] =>
    isLeftOut ? [] : [...(page.facts.indexes ?? []), ...(isIndexChapter(page) ? [''] : [])];
  const stampOfList = remembered((prefix: string) => hashOf([VERSION, listOf(prefix), looksOf(config)]));
  return {
    terms: () => outcome().value,
    diagnostics: () => outcome().diagnostics,
    stampOf: (page) => {
      const prefixes = prefixesOn(page);
      return prefixes.length === 0 ? undefined : hashOf(prefixes.map(stampOfList));
    },
    hasId: (page, id) =>
      prefixesOn(page).some((prefix) =>
        listOf(prefix).groups.some(({ key }) => `${listId(prefix)}-${key}` === id),
      ) ||
      (isIndexChapter(page) && page.facts.headings.length === 0 && id === slugOf(page.chapter.name)),
    on: async (page, url) => {
      const prefixes = prefixesOn(page);
      if (prefixes.length === 0) return NONE;
      const html = await rendered(
        prefixes.map((prefix) => [prefix, listOf(prefix)]),
        { config, url },
      );
      const after = isIndexChapter(page) ? (html.get('') ?? '') : '';
      return { at: (prefix = '') => html.get(prefix) ?? '', after };
    },
  };
}

function termsOf({ features, book }: Config, index: BookIndex): Outcome<TermIndex> {
  const { seeInstead, nestUnder, suppressHead } = features.termIndex;
  return buildIndex(termMarks(index), { seeInstead, nestUnder, suppressHead, language: book.language });
}

/** What of the configuration decides how an index looks. */
const looksOf = ({
  html,
  features,
}: Config): { readonly names: 'chapter' | 'section'; readonly smart: boolean } => ({
  names: features.termIndex.names,
  smart: html.smartPunctuation,
});

/** What the ids of an index begin with. */
const listId = (prefix: string): string => (prefix === '' ? 'index' : `index-${slugOf(prefix) || 'labels'}`);

async function rendered(
  lists: readonly (readonly [prefix: string, list: TermIndex])[],
  { config, url }: { readonly config: Config; readonly url: UrlPath },
): Promise<ReadonlyMap<string, string>> {
  const { createEntryHtml } = await import('./entry-html.ts');
  const { renderIndex } = await import('./render-index.ts');
  const { names, smart } = looksOf(config);
  const entryHtml = createEntryHtml(smart ? 'smart' : 'plain');
  return new Map(
    lists.map(([prefix, list]) => {
      return [prefix, renderIndex(list, { url, id: listId(prefix), names, entryHtml })];
    }),
  );
}

function remembered<Answer>(answer: (name: string) => Answer): (name: string) => Answer {
  const answers = new Map<string, Answer>();
  return (name) => {
    const known = answers.get(name) ?? answer(name);
    answers.set(name, known);
    return known;
  };
}
