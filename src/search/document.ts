// A page of the book -> the document that the search engine reads: its words and headings, none of the theme.
import { escapeHtml } from '../core/html.ts';
import type { UrlPath } from '../core/path.ts';

export interface SearchPage {
  readonly url: UrlPath;
  readonly title: string;
  /** Names of the chapters it is in, outermost first. */
  readonly parents: readonly string[];
  /** The part of SUMMARY.md that it is in; absent before the first part. */
  readonly part?: string;
  /** Entries of the book's index that lead to the page, which count more than its words. */
  readonly terms: readonly PageTerm[];
  readonly language: string;
  /** The chapter's HTML, code not highlighted. */
  readonly html: string;
}

export interface PageTerm {
  /** Plain text. */
  readonly text: string;
  /** Where on the page; absent for its top. */
  readonly id?: string;
}

export interface SearchDocument {
  readonly url: UrlPath;
  readonly content: string;
}

/** A title, a place in the book, and the chapter: all that a result shows. Pagefind's attributes say which is which. */
export function searchDocument(page: SearchPage): SearchDocument {
  const { url, title, parents, part, terms, language, html } = page;
  const breadcrumbs = [...parents, title].map(escapeHtml).join(' › ');
  const filter = part === undefined ? '' : `<p data-pagefind-filter="part">${escapeHtml(part)}</p>`;
  const content =
    `<!doctype html><html lang="${escapeHtml(language)}"><head><title>${escapeHtml(title)}</title></head><body>` +
    `<div data-pagefind-ignore><p data-pagefind-meta="title">${escapeHtml(title)}</p>` +
    `<p data-pagefind-meta="breadcrumbs">${breadcrumbs}</p>${filter}${placesOf(terms)}</div>` +
    `<main data-pagefind-body>${wordsOf(terms)}${html}</main></body></html>`;
  return { url, content };
}

/**
 * Said once more with weight, so that a page that the author put into the index under a word comes first for it. Before
 * the first heading, since what stands below a heading is found there.
 */
const wordsOf = (terms: readonly PageTerm[]): string =>
  terms.length === 0
    ? ''
    : `<p data-pagefind-weight="8">${terms.map(({ text }) => escapeHtml(text)).join(', ')}</p>`;

/** What the theme's search needs to lead to the place itself when a whole entry is asked for. */
const placesOf = (terms: readonly PageTerm[]): string =>
  terms.length === 0
    ? ''
    : `<p data-pagefind-meta="terms">${escapeHtml(JSON.stringify(terms.map(({ text, id = '' }) => [text, id])))}</p>`;
