// A page of the book -> the document that the search engine reads: its words and headings, none of the theme.
import { escapeHtml } from '../../core/escape-html.ts';
import type { UrlPath } from '../../core/path.ts';

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
  /** Absent where every heading begins a result of its own, with the weight that the engine gives it. */
  readonly headings?: HeadingRules;
}

/** What the book wants of headings. */
export interface HeadingRules {
  /** The deepest level of headings that begin a result of their own. */
  readonly splitLevel: number;
  /** How much more than by itself a word in a heading weighs. */
  readonly weight: number;
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
  const { url, title, parents, part, terms, language } = page;
  const html = page.headings ? withRules(page.html, page.headings) : page.html;
  const breadcrumbs = [...parents, title].map(escapeHtml).join(' › ');
  const filter = part === undefined ? '' : `<p data-pagefind-filter="part">${escapeHtml(part)}</p>`;
  const content =
    `<!doctype html><html lang="${escapeHtml(language)}"><head><title>${escapeHtml(title)}</title></head><body>` +
    `<div data-pagefind-ignore><p data-pagefind-meta="title">${escapeHtml(title)}</p>` +
    `<p data-pagefind-meta="breadcrumbs">${breadcrumbs}</p>${filter}${placesOf(terms)}</div>` +
    `<main data-pagefind-body>${wordsOf(terms)}${html}</main></body></html>`;
  return { url, content };
}

/** The engine's own weights, from `<h1>` to `<h6>`, and the largest that it takes. */
const WEIGHTS = [7, 6, 5, 4, 3, 2];
const MOST = 10;

/** A heading without an id begins no result. */
const withRules = (html: string, { splitLevel, weight }: HeadingRules): string =>
  html.replace(/<h([1-6])((?:\s[^>]*)?)>/g, (_, level: string, attributes: string) => {
    const kept = Number(level) > splitLevel ? attributes.replace(/\sid="[^"]*"/, '') : attributes;
    const weighs = Math.min(MOST, (WEIGHTS[Number(level) - 1] ?? 1) * weight);
    return `<h${level}${kept}${weight === 1 ? '' : ` data-pagefind-weight="${weighs}"`}>`;
  });

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
