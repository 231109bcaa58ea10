// What was found, as groups of options: index terms first, then pages with their sections, a few at a time.
import { base, box, element, header, scroller, settings } from './dialog.js';
import { wordsToMark } from './marked-words.js';
import { activate, activeOption, groupOf, numberOptions, optionOf } from './options.js';

/** @typedef {import('./engine.js').FoundPage} FoundPage */
/** @typedef {import('./engine.js').Section} Section */

/** Pages shown per batch: few readers look past the first. */
const PAGES = 4;
const limit = Number(settings.limit || 30);

/** @type {import('./engine.js').Results | undefined} */
let found;
let shown = 0;
/** How many more results may be shown. */
let left = limit;
let words = '';

/** @param {readonly import('./teaser.js').Span[]} spans */
const marked = (spans) => spans.map(({ text, mark }) => (mark ? element('mark', '', text) : text));

/** @param {Section} section */
const resultOf = ({ url: address, heading, excerpt }) => {
  const url = new URL(address, base);
  url.searchParams.set('highlight', wordsToMark(words, [...heading, ...excerpt]));
  return optionOf(
    url.href,
    element('span', 'result-title', ...marked(heading)),
    element('span', 'teaser', ...marked(excerpt)),
  );
};

/** @param {FoundPage} page */
const pageOf = (page) => {
  const few = page.sections.slice(0, left);
  left -= few.length;
  return groupOf(labelOf(page), few.map(resultOf));
};

/** @param {FoundPage} page */
const labelOf = ({ trail, title }) => [...trail, title].join(' › ');

/**
 * The index terms of a page that are exactly what was searched for; they come before everything else.
 * @param {FoundPage} page
 */
const termsOf = (page) =>
  page.terms.map(({ text, url }) =>
    optionOf(
      new URL(url, base).href,
      element('span', 'result-title', text),
      element('span', 'teaser', labelOf(page)),
    ),
  );

/** @param {readonly FoundPage[]} pages */
const indexOf = (pages) => {
  const entries = pages.flatMap(termsOf);
  return entries.length > 0 ? [groupOf('{{ word "index" }}', entries)] : [];
};

export const unavailable =
  location.protocol === 'file:' ? '{{ word "search-needs-server" }}' : '{{ word "search-unavailable" }}';

const more = element('button', 'more-results', '{{ word "more-results" }}');
more.type = 'button';
box.after(more);
/** @returns {Promise<HTMLElement[]>} */
const nextGroups = async () => {
  const mine = found;
  if (!mine) return [];
  const start = shown;
  shown = Math.min(start + PAGES, mine.total);
  const pages = await mine.page(start, PAGES);
  if (mine !== found) return [];
  const groups = pages.flatMap((page) => (left > 0 ? [pageOf(page)] : []));
  more.hidden = shown >= mine.total || left <= 0;
  return [...indexOf(pages), ...groups];
};

/**
 * Begins with new results; the first groups are not in the page yet.
 * @param {import('./engine.js').Results} results
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
    const before = shown;
    try {
      const groups = await nextGroups();
      if (mine === found) box.append(...groups);
    } catch {
      if (mine !== found) return;
      // The next attempt is to ask for the same pages.
      shown = before;
      header.textContent = unavailable;
    }
    activateFirst();
  })().finally(() => (appending = undefined)));
more.addEventListener('click', appendMore);
// Scrolling to the end asks for more.
scroller.addEventListener('scroll', () => {
  const below = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
  if (below < 100 && hasMore()) void appendMore();
});
