// The searched pages of a book, in reading order.
import { posix } from 'node:path';
import type { Config } from '../../read/config/config.ts';
import { type Hash, hashOf } from '../../core/hash.ts';
import type { BookPath, UrlPath } from '../../core/path.ts';
import { pageTitle } from '../../link/resolve/book-index.ts';
import type { PageTerm, SearchPage } from '../../scan/search/search-facts.ts';
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

/** A searched page, and the chapter that it is made from. */
export interface SearchedPage extends SearchPage {
  readonly source: BookPath;
  readonly url: UrlPath;
  /** The part of SUMMARY.md that contains the page; absent before the first part. */
  readonly part?: string;
  /** Of the chapter alone, from its front matter. */
  readonly language?: string;
  readonly scanned: ScannedChapter;
  /** The deepest heading level that starts a section. */
  readonly splitLevel: number;
  /** Equal stamps mean an equal page. */
  readonly stamp: Hash;
}

/** Found one by one: with 2,000 chapters they take 10 ms. */
export function* searchedPages(model: SiteModel): Iterable<SearchedPage> {
  const { config, index } = model;
  const pageOf = createPageFinder(config, index.outline);
  const terms = termsByPage(model.terms.terms());
  for (const { chapter, parents } of index.pages) {
    const scanned = model.scanned.get(chapter.source);
    const page = scanned && pageOf({ chapter, parents }, scanned, terms.get(chapter.url) ?? []);
    if (page !== undefined) yield page;
  }
}

/** A chapter as a searched page; absent if it isn't searched. */
export type PageFinder = (
  place: ChapterPlace,
  scanned: ScannedChapter,
  terms: readonly PageTerm[],
) => SearchedPage | undefined;

export function createPageFinder(config: Config, outline: Outline): PageFinder {
  const { boostHierarchy: hierarchyBoost, headingSplitLevel: splitLevel } = config.html.search;
  const parts = partsOf(outline);
  return ({ chapter, parents }, scanned, terms) => {
    if (!isSearched(config, chapter)) return undefined;
    const page = {
      source: chapter.source,
      url: chapter.url,
      title: pageTitle({ chapter, facts: scanned.light.facts }),
      parents: parents.map(({ name }) => name),
      part: parts.get(chapter.source),
      language: scanned.light.facts.frontMatter.language,
      terms,
      hierarchyBoost,
      splitLevel,
    };
    return { ...page, scanned, stamp: hashOf([scanned.hash, page]) };
  };
}

/** Entries of the book's index that point to each page. */
function termsByPage(index: TermIndex): ReadonlyMap<UrlPath, readonly PageTerm[]> {
  const terms = new Map<UrlPath, PageTerm[]>();
  for (const { text, places } of searchTerms(index)) {
    for (const { url, id } of places) {
      const own = terms.get(url) ?? [];
      terms.set(url, own);
      own.push(id === undefined ? { text } : { text, id });
    }
  }
  return terms;
}

/** Title of the part that contains each chapter; chapters before the first part have none. */
function partsOf(outline: Outline): ReadonlyMap<BookPath, string> {
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
function isSearched({ book, html }: Config, { source }: WrittenChapter): boolean {
  const rules = html.search.chapter;
  if (Object.keys(rules).length === 0) return true;
  const path = posix.relative(`/${book.src}`, `/${source}`);
  const keys = Object.keys(rules)
    .filter((key) => path === key || path.startsWith(`${key.replace(/\/$/, '')}/`))
    .sort((a, b) => b.length - a.length);
  for (const key of keys) {
    const enable = rules[key]?.enable;
    if (enable !== undefined) return enable;
  }
  return true;
}
