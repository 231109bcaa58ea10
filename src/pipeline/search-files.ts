// The resolved book -> the files of its search index, made beside the writing of pages and only when words have changed.
import { type Diagnostic, diagnose } from '../core/diagnostic.ts';
import { type Hash, hashBytes, hashOf } from '../core/hash.ts';
import { type OutputFile, type Site, outputFile } from '../core/output.ts';
import type { BookPath, UrlPath } from '../core/path.ts';
import type { Memo, Stage } from '../memo/stage.ts';
import type { Page } from '../resolve/book-index.ts';
import type { IndexResult } from '../search/build-index.ts';
import type { PageTerm, SearchDocument, SearchPage } from '../search/document.ts';
import { type Outline, writtenChapters } from '../summary/outline.ts';
import { searchTerms } from '../terms/search-terms.ts';
import type { TermIndex } from '../terms/term-index.ts';
import type { BookModel } from './book-model.ts';
import { chapterHtml } from './chapter-html.ts';
import { once } from '../core/once.ts';
import type { Turn } from './turns.ts';

/** Raise when equal pages would make another index. */
const VERSION = 2;

interface SearchInput {
  /** Of everything that the index is made of. */
  readonly stamp: Hash;
}

/** The files of an index by place and content, and what the engine complained of. */
interface SearchAnswer {
  readonly files: readonly (readonly [url: UrlPath, hash: Hash])[];
  readonly errors: readonly string[];
}

export interface SearchFiles {
  readonly site: Site;
  readonly diagnostics: readonly Diagnostic[];
}

/** Of a book that wants none. */
export const NO_SEARCH: SearchFiles = { site: new Map(), diagnostics: [] };

/** The index of a book that wants one. Known pages give known files, which are made again only if one is not on disk. */
export async function searchFiles(
  model: BookModel | undefined,
  memo: Memo,
  turn: Turn,
): Promise<SearchFiles | undefined> {
  if (!model?.config.html.search.enable || !model.config.html.search.copyJs) return NO_SEARCH;
  const about = { parts: partsOf(model.index.outline), terms: termsByPage(model.terms.terms()) };
  const pages = model.index.pages
    .filter((page) => isSearched(model, page))
    .map((page) => searchPage(model, page, about));
  if (pages.length === 0) return NO_SEARCH;
  const result = once(async (): Promise<IndexResult> => {
    const { buildIndex } = await import('../search/build-index.ts');
    return buildIndex(documentsOf(pages, turn));
  });
  const stage: Stage<SearchInput, SearchAnswer, undefined> = {
    name: 'search',
    version: VERSION,
    keepHeavy: 'none',
    load: () =>
      Promise.resolve(async () => {
        const { files, errors } = await result();
        const named = files.map(({ url, bytes }) => [url, hashBytes(bytes)] as const);
        return { light: { files: named, errors }, heavy: undefined };
      }),
  };
  const stamps: unknown[] = [];
  for (const { page, stamp: own } of pages) {
    stamps.push([own(), page]);
    if ((await turn()) === 'stop') return undefined;
  }
  const answer = await memo.run(stage, 'index', { stamp: hashOf(stamps) }).catch((error: unknown) => {
    if (error !== NO_LONGER_WANTED) throw error;
  });
  if (answer === undefined) return undefined;
  const { light } = answer;
  return {
    site: new Map(light.files.map(([url, hash]) => [url, indexFile(url, hash, result)])),
    diagnostics: light.errors.map((reason) => diagnose('search/failed', { reason })),
  };
}

function indexFile(url: UrlPath, hash: Hash, result: () => Promise<IndexResult>): OutputFile {
  return outputFile({
    url,
    by: 'output.html.search',
    stampOf: () => hash,
    content: async () => {
      const file = (await result()).files.find((other) => other.url === url);
      return { value: file?.bytes ?? '', diagnostics: [] };
    },
  });
}

/** Ends the making of an index; nothing of it is kept. */
const NO_LONGER_WANTED = new Error('the search index is no longer wanted');

interface StampedPage {
  /** All but the HTML. */
  readonly page: Omit<SearchPage, 'html'>;
  readonly stamp: () => Hash;
  readonly html: () => Promise<string>;
}

/** What only the whole book knows of its pages. */
interface AboutPages {
  readonly parts: ReadonlyMap<BookPath, string>;
  readonly terms: ReadonlyMap<UrlPath, readonly PageTerm[]>;
}

function searchPage(model: BookModel, page: Page, about: AboutPages): StampedPage {
  const { chapter, parents, facts } = page;
  const part = about.parts.get(chapter.source);
  const html = chapterHtml(model, { page, url: chapter.url }, 'plain');
  return {
    page: {
      url: chapter.url,
      title: facts.frontMatter.title ?? chapter.name,
      parents: parents.map(({ name }) => name),
      ...(part === undefined ? {} : { part }),
      terms: about.terms.get(chapter.url) ?? [],
      language: model.config.book.language,
    },
    stamp: html.stamp,
    html: html.make,
  };
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

/** The part that each chapter is in; those before the first part are in none. */
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

async function* documentsOf(pages: readonly StampedPage[], turn: Turn): AsyncGenerator<SearchDocument> {
  const { searchDocument } = await import('../search/document.ts');
  for (const { page, html } of pages) {
    yield searchDocument({ ...page, html: await html() });
    if ((await turn()) === 'stop') throw NO_LONGER_WANTED;
  }
}

/** `output.html.search.chapter`: of the keys that a chapter's path begins with, the longest one that says anything counts. */
function isSearched({ config }: BookModel, { chapter }: Page): boolean {
  const { src } = config.book;
  const path = src === '' ? chapter.source : chapter.source.slice(src.length + 1);
  const keys = Object.keys(config.html.search.chapter)
    .filter((key) => path === key || path.startsWith(`${key.replace(/\/$/, '')}/`))
    .sort((a, b) => b.length - a.length);
  for (const key of keys) {
    const enable = config.html.search.chapter[key]?.enable;
    if (enable !== undefined) return enable;
  }
  return true;
}
