// Builds the HTML that Pagefind indexes for a document, with its `data-pagefind-` attributes.
import { escapeHtml } from '../../core/escape-html.ts';
import type { HeadingRules, PageTerm, SearchDocument } from './search-engine.ts';

/** Title, breadcrumbs and content: all that a result shows. */
export function pagefindHtml(document: SearchDocument): string {
  const { title, parents, part, terms, language } = document;
  const html = document.headings ? withRules(document.html, document.headings) : document.html;
  const breadcrumbs = [...parents, title].map(escapeHtml).join(' › ');
  const filter = part === undefined ? '' : `<p data-pagefind-filter="part">${escapeHtml(part)}</p>`;
  return (
    `<!doctype html><html lang="${engineLanguage(language)}"><head><title>${escapeHtml(title)}</title></head><body>` +
    `<div data-pagefind-ignore><p data-pagefind-meta="title">${escapeHtml(title)}</p>` +
    `<p data-pagefind-meta="breadcrumbs">${breadcrumbs}</p>${filter}${placesOf(terms)}</div>` +
    `<main data-pagefind-body>${wordsOf(terms)}${html}</main></body></html>`
  );
}

/** Pagefind puts it into names of files, and panics if it is longer than 33 characters. */
const engineLanguage = (language: string): string =>
  language.length <= 33 && /^[a-z]{2,8}(?:[-_][a-z0-9]{1,8})*$/i.test(language) ? language : 'unknown';

/** Pagefind's weights for `<h1>` to `<h6>`, and the largest that it accepts. */
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
