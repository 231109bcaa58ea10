// The indexes of the book: which pages show one, and their HTML.
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

export interface TermLists {
  /** The book's index of terms, built on first use; empty when it has none. */
  readonly terms: () => TermIndex;
  readonly diagnostics: () => readonly Diagnostic[];
  /** Equal stamps mean equal indexes on the page; absent for a page without an index. */
  readonly stampOf: (page: Page) => Hash | undefined;
  /** Whether the page's indexes add this id: a letter's or the title's. */
  readonly hasId: (page: Page, id: string) => boolean;
  /** HTML of the page's indexes, with links relative to `url`. */
  readonly on: (page: Page, url: UrlPath) => Promise<PageIndexes>;
}

export interface PageIndexes {
  /** HTML for `{{#index}}`; with a prefix, the index of the labels that start with it. */
  readonly at: (prefix: string | undefined) => string;
  /** HTML after the chapter's content: the index in a chapter named Index, otherwise empty. */
  readonly after: string;
}

const NONE: PageIndexes = { at: () => '', after: '' };

/** The chapter that the index fills. */
const INDEX_CHAPTER = 'Index';

export function termLists(config: Config, index: BookIndex): TermLists {
  const outcome = once(() => termsOf(config, index));
  const listOf = memoized((prefix: string) =>
    prefix === '' ? outcome().value : buildHtmlIndex(labelMarks(index, prefix), config.book.language),
  );
  const { isWanted, isLeftOut } = config.features.termIndex;
  const hasTerms = once(() => index.pages.some(({ facts }) => facts.terms.length > 0));
  const isIndexChapter = ({ chapter, facts }: Page): boolean =>
    chapter.name.trim() === INDEX_CHAPTER && !facts.indexes?.includes('') && (isWanted || hasTerms());
  const prefixesOn = (page: Page): readonly string[] =>
    isLeftOut ? [] : [...(page.facts.indexes ?? []), ...(isIndexChapter(page) ? [''] : [])];
  const stampOfList = memoized((prefix: string) =>
    hashOf([listOf(prefix), styleOf(config), config.words.hash]),
  );
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
      const html = await renderLists(
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

/** The settings that affect how an index looks. */
const styleOf = ({
  html,
  features,
}: Config): { readonly names: 'chapter' | 'section'; readonly smart: boolean } => ({
  names: features.termIndex.names,
  smart: html.smartPunctuation,
});

/** Prefix of the ids in an index. */
const listId = (prefix: string): string => (prefix === '' ? 'index' : `index-${slugOf(prefix) || 'labels'}`);

async function renderLists(
  lists: readonly (readonly [prefix: string, list: TermIndex])[],
  { config, url }: { readonly config: Config; readonly url: UrlPath },
): Promise<ReadonlyMap<string, string>> {
  const { createEntryHtml } = await import('./entry-html.ts');
  const { renderIndex } = await import('./render-index.ts');
  const { names, smart } = styleOf(config);
  const entryHtml = createEntryHtml(smart ? 'smart' : 'plain');
  return new Map(
    lists.map(([prefix, list]) => {
      return [prefix, renderIndex(list, { url, id: listId(prefix), names, entryHtml, words: config.words })];
    }),
  );
}

function memoized<Answer>(answer: (name: string) => Answer): (name: string) => Answer {
  const answers = new Map<string, Answer>();
  return (name) => {
    const known = answers.get(name) ?? answer(name);
    answers.set(name, known);
    return known;
  };
}
