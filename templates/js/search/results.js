// What was found, as groups of options: index terms first, then pages with their sections, a few at a time.
import { base, box, element, scroller, settings } from './dialog.js';
import { excerptOf } from './excerpt.js';
import { activate, activeOption, groupOf, numberOptions, optionOf } from './options.js';

/** @typedef {import('./engine.js').FoundPage} FoundPage */
/** @typedef {import('./engine.js').Section} Section */

/** Pages shown per batch: each is a request, and few readers look past the first. */
const PAGES = 4;
const SECTIONS = 4;
const limit = Number(settings.limit || 30);

/** @type {readonly import('./engine.js').Result[]} */
let found = [];
let shown = 0;
/** How many more results may be shown. */
let left = limit;
let words = '';

/** @param {Section} section */
const resultOf = (section) => {
  const url = new URL(section.url, base);
  url.searchParams.set('highlight', words);
  return optionOf(
    url.href,
    element('span', 'result-title', section.title),
    element('span', 'teaser', ...excerptOf(section.excerpt)),
  );
};

/** @param {FoundPage} page */
const pageOf = (page) => {
  // Above its first heading a document has the page's index terms: shown as entries, they need no excerpt.
  const listed = termsOf(page).length > 0;
  const inside = page.sub_results.filter(({ url }) => !listed || url.includes('#'));
  const sections = inside.length > 0 ? inside : [{ ...page, title: page.meta.title ?? '' }];
  const few = sections.slice(0, Math.min(SECTIONS, left));
  left -= few.length;
  return groupOf(nameOf(page), few.map(resultOf));
};

/** @param {FoundPage} page */
const nameOf = ({ meta }) => meta.breadcrumbs ?? meta.title ?? '';

/** @param {string} text */
const folded = (text) => text.normalize('NFKC').toLowerCase();

/**
 * The index terms of a page that are exactly what was searched for; they come before everything else.
 * @param {FoundPage} page
 */
const termsOf = (page) => {
  const terms = /** @type {readonly (readonly [text: string, id: string])[]} */ (
    JSON.parse(page.meta.terms ?? '[]')
  );
  return terms
    .filter(([text]) => folded(text) === folded(words))
    .map(([text, id]) =>
      optionOf(
        new URL(`${page.url.split('#')[0]}${id && `#${id}`}`, base).href,
        element('span', 'result-title', text),
        element('span', 'teaser', nameOf(page)),
      ),
    );
};

/** @param {readonly FoundPage[]} pages */
const indexOf = (pages) => {
  const entries = pages.flatMap(termsOf);
  return entries.length > 0 ? [groupOf('{{ word "index" }}', entries)] : [];
};

const more = element('button', 'more-results', '{{ word "more-results" }}');
more.type = 'button';
box.after(more);
/** @returns {Promise<HTMLElement[]>} */
const nextGroups = async () => {
  const batch = found.slice(shown, shown + PAGES);
  shown += batch.length;
  const mine = found;
  const pages = await Promise.all(batch.map((result) => result.data()));
  if (mine !== found) return [];
  const groups = pages.flatMap((page) => (left > 0 ? [pageOf(page)] : []));
  more.hidden = shown >= found.length || left <= 0;
  return [...indexOf(pages), ...groups];
};

/**
 * Begins with new results; the first groups are not in the page yet.
 * @param {readonly import('./engine.js').Result[]} results
 * @param {string} query
 */
export const firstGroups = (results, query) => {
  found = results;
  shown = 0;
  left = limit;
  words = query;
  return nextGroups();
};

/** @param {readonly HTMLElement[]} groups */
export const showGroups = (groups) => {
  scroller.scrollTop = 0;
  box.replaceChildren(...groups);
  activate();
  activateFirst();
};

const activateFirst = () => {
  const [first] = numberOptions();
  if (!activeOption()) activate(first);
};

export const hasMore = () => !more.hidden;
export const hideMore = () => {
  more.hidden = true;
};

/** @type {Promise<void> | undefined} */
let appending;
export const appendMore = () =>
  (appending ??= (async () => {
    const mine = found;
    const groups = await nextGroups();
    if (mine === found) box.append(...groups);
    activateFirst();
  })().finally(() => (appending = undefined)));
more.addEventListener('click', appendMore);
// Scrolling to the end asks for more.
scroller.addEventListener('scroll', () => {
  const below = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
  if (below < 100 && hasMore()) void appendMore();
});
