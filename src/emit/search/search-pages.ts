// Chapters and their places in the book -> the documents of its search index, and in which order the engine gets them.
import type { Config } from '../../read/config/config.ts';
import { type Hash, hashOf } from '../../core/hash.ts';
import { once } from '../../core/once.ts';
import type { BookPath, UrlPath } from '../../core/path.ts';
import { pageTitle } from '../../link/resolve/book-index.ts';
import { type PageTerm, type SearchDocument, type SearchPage, searchDocument } from './search-document.ts';
import { wordsOf } from '../slots/search-text.ts';
import {
  type ChapterPlace,
  type Outline,
  type WrittenChapter,
  writtenChapters,
} from '../../read/summary/outline.ts';
import { searchTerms } from '../../link/terms/search-terms.ts';
import type { TermIndex } from '../../link/terms/term-index.ts';
import type { SiteModel } from '../site-model.ts';
import type { ScannedChapter } from '../../scan/scan-chapters.ts';

/** A document that is made when it is wanted. */
export interface PlannedDocument {
  /** Equal stamps mean equal documents. */
  readonly stamp: () => Hash;
  readonly make: () => Promise<SearchDocument>;
}

/** The part that each chapter is in; those before the first part are in none. */
export type Parts = ReadonlyMap<BookPath, string>;

/** What is searched of a chapter. */
export interface SearchedChapter {
  readonly place: ChapterPlace;
  readonly scanned: ScannedChapter;
  /** The entries of the book's index that lead to it. */
  readonly terms: readonly PageTerm[];
}

/**
 * Documents in the order of the index. What the engine makes depends on it, so it is the same whether chapters are handed
 * over while others are being read or afterwards: first those of which the chapter says all, then those with terms.
 */
export function plannedDocuments(model: SiteModel): readonly PlannedDocument[] {
  const parts = partsOf(model.index.outline);
  const terms = termsByPage(model.terms.terms());
  const early: PlannedDocument[] = [];
  const late: PlannedDocument[] = [];
  for (const { chapter, parents } of model.index.pages) {
    const scanned = model.scanned.get(chapter.source);
    if (scanned === undefined || !isSearched(model.config, chapter)) continue;
    const searched = { place: { chapter, parents }, scanned, terms: terms.get(chapter.url) ?? [] };
    (isKnownEarly(scanned) ? early : late).push(plannedDocument(model.config, searched, parts));
  }
  return [...early, ...late];
}

/** True for a chapter whose document needs nothing of other chapters: it has no marks for the book's index. */
export const isKnownEarly = ({ light }: ScannedChapter): boolean => light.facts.terms.length === 0;

export function plannedDocument(
  config: Config,
  { place: { chapter, parents }, scanned, terms }: SearchedChapter,
  parts: Parts,
): PlannedDocument {
  const part = parts.get(chapter.source);
  const page: Omit<SearchPage, 'html'> = {
    url: chapter.url,
    title: pageTitle({ chapter, facts: scanned.light.facts }),
    parents: parents.map(({ name }) => name),
    part,
    terms,
    language: config.book.language,
    headings: headingRules(config),
  };
  return {
    stamp: once(() => hashOf([scanned.hash, page])),
    make: async () => searchDocument({ ...page, html: wordsOf((await scanned.heavy()).body) }),
  };
}

/** mdBook's defaults for weights stand for the engine's own. */
function headingRules({ html: { search } }: Config): SearchPage['headings'] {
  const splitLevel = search.headingSplitLevel;
  const weight = search.boostTitle / 2 / Math.max(search.boostParagraph, 0.1);
  return splitLevel >= 6 && weight === 1 ? undefined : { splitLevel, weight };
}

/** The entries of the book's index that lead to each page. */
function termsByPage(index: TermIndex): ReadonlyMap<UrlPath, readonly PageTerm[]> {
  const terms = new Map<UrlPath, PageTerm[]>();
  for (const { text, places } of searchTerms(index)) {
    for (const { url, id } of places) {
      const own = terms.get(url) ?? [];
      own.push(id === undefined ? { text } : { text, id });
      terms.set(url, own);
    }
  }
  return terms;
}

export function partsOf(outline: Outline): Parts {
  const parts = new Map<BookPath, string>();
  let part: string | undefined;
  for (const item of outline.items) {
    if (item.kind === 'part') part = item.title;
    if (part === undefined || item.kind === 'part' || item.kind === 'separator') continue;
    for (const { chapter } of writtenChapters([item])) parts.set(chapter.source, part);
  }
  return parts;
}

/** `output.html.search.chapter`: of the keys that a chapter's path begins with, the longest one that says anything counts. */
export function isSearched({ book, html }: Config, { source }: WrittenChapter): boolean {
  const path = book.src === '' ? source : source.slice(book.src.length + 1);
  const keys = Object.keys(html.search.chapter)
    .filter((key) => path === key || path.startsWith(`${key.replace(/\/$/, '')}/`))
    .sort((a, b) => b.length - a.length);
  for (const key of keys) {
    const enable = html.search.chapter[key]?.enable;
    if (enable !== undefined) return enable;
  }
  return true;
}
