// Plans the search documents of all chapters and their order.
import { posix } from 'node:path';
import type { Config } from '../../read/config/config.ts';
import { type Hash, hashOf } from '../../core/hash.ts';
import { once } from '../../core/once.ts';
import type { BookPath, UrlPath } from '../../core/path.ts';
import { pageTitle } from '../../link/resolve/book-index.ts';
import type { PageTerm, SearchDocument } from './search-engine.ts';
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

/** A document created on demand. */
export interface PlannedDocument {
  /** Equal stamps mean equal documents. */
  readonly stamp: () => Hash;
  readonly make: () => Promise<SearchDocument>;
}

/** Title of the part that contains each chapter; chapters before the first part have none. */
export type Parts = ReadonlyMap<BookPath, string>;

/** Searchable data of a chapter. */
export interface SearchedChapter {
  readonly place: ChapterPlace;
  readonly scanned: ScannedChapter;
  /** Entries of the book's index that point to the chapter. */
  readonly terms: readonly PageTerm[];
}

/**
 * Documents in index order. The engine's output depends on the order, so it must be the same whether chapters are added
 * while reading or afterwards: first those that depend on their chapter alone, then those with terms.
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
    (isSelfContained(scanned) ? early : late).push(plannedDocument(model.config, searched, parts));
  }
  return [...early, ...late];
}

/** True for a chapter whose document depends on no other chapter: it has no index markers. */
export const isSelfContained = ({ light }: ScannedChapter): boolean => light.facts.terms.length === 0;

export function plannedDocument(
  config: Config,
  { place: { chapter, parents }, scanned, terms }: SearchedChapter,
  parts: Parts,
): PlannedDocument {
  const part = parts.get(chapter.source);
  const page: Omit<SearchDocument, 'html'> = {
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
    make: async () => ({ ...page, html: wordsOf((await scanned.heavy()).body) }),
  };
}

/** mdBook's default weights map to the engine's own. */
function headingRules({ html: { search } }: Config): SearchDocument['headings'] {
  const splitLevel = search.headingSplitLevel;
  const weight = search.boostTitle / 2 / Math.max(search.boostParagraph, 0.1);
  return splitLevel >= 6 && weight === 1 ? undefined : { splitLevel, weight };
}

/** Entries of the book's index that point to each page. */
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

/** `output.html.search.chapter`: the longest matching path prefix that sets `enable` wins. */
export function isSearched({ book, html }: Config, { source }: WrittenChapter): boolean {
  const path = posix.relative(`/${book.src}`, `/${source}`);
  const keys = Object.keys(html.search.chapter)
    .filter((key) => path === key || path.startsWith(`${key.replace(/\/$/, '')}/`))
    .sort((a, b) => b.length - a.length);
  for (const key of keys) {
    const enable = html.search.chapter[key]?.enable;
    if (enable !== undefined) return enable;
  }
  return true;
}
