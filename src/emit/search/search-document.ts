// Builds the search engine's document for a page: its words and headings without the theme.
import { escapeHtml } from '../../core/escape-html.ts';
import type { UrlPath } from '../../core/path.ts';

export const INDEX_FOLDER = 'pagefind';

export interface SearchPage {
  readonly url: UrlPath;
  readonly title: string;
  /** Names of the parent chapters, outermost first. */
  readonly parents: readonly string[];
  /** The part of SUMMARY.md that contains the page; absent before the first part. */
  readonly part?: string;
  /** Entries of the book's index that point to the page; they rank higher than its words. */
  readonly terms: readonly PageTerm[];
  readonly language: string;
  /** The chapter's HTML without highlighting. */
  readonly html: string;
  /** Absent for the defaults: every heading starts a result, with the engine's own weights. */
  readonly headings?: HeadingRules;
}

/** The book's settings for headings. */
export interface HeadingRules {
  /** The deepest heading level that starts its own result. */
  readonly splitLevel: number;
  /** Weight of a word in a heading relative to the engine's own weight. */
  readonly weight: number;
}

export interface PageTerm {
  /** Plain text. */
  readonly text: string;
  /** Fragment on the page; absent for its top. */
  readonly id?: string;
}

export interface SearchDocument {
  readonly url: UrlPath;
  readonly content: string;
}

/** Title, breadcrumbs and content: all that a result shows. Pagefind's attributes mark which is which. */
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

/** The engine's weights for `<h1>` to `<h6>`, and the largest that it accepts. */
const WEIGHTS = [7, 6, 5, 4, 3, 2];
const MOST = 10;

/** A heading without an id starts no result of its own. */
const withRules = (html: string, { splitLevel, weight }: HeadingRules): string =>
  html.replace(/<h([1-6])((?:\s[^>]*)?)>/g, (_, level: string, attributes: string) => {
    const kept = Number(level) > splitLevel ? attributes.replace(/\sid="[^"]*"/, '') : attributes;
    const weighs = Math.min(MOST, (WEIGHTS[Number(level) - 1] ?? 1) * weight);
    return `<h${level}${kept}${weight === 1 ? '' : ` data-pagefind-weight="${weighs}"`}>`;
  });

/**
 * Repeats index entries with extra weight so that the author's choice for a term ranks first. Placed before the first
 * heading, because text below a heading is attributed to that heading.
 */
const wordsOf = (terms: readonly PageTerm[]): string =>
  terms.length === 0
    ? ''
    : `<p data-pagefind-weight="8">${terms.map(({ text }) => escapeHtml(text)).join(', ')}</p>`;

/** Lets the theme's search jump to the exact place when a whole entry is entered. */
const placesOf = (terms: readonly PageTerm[]): string =>
  terms.length === 0
    ? ''
    : `<p data-pagefind-meta="terms">${escapeHtml(JSON.stringify(terms.map(({ text, id = '' }) => [text, id])))}</p>`;
