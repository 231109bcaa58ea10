// The query: from what is typed to results, by part of the book where it has several.
import { countedWord, fillWord } from '../shared/words.js';
import { closeSearch, openSearch } from './client.js';
import { box, dialog, element, header, input } from './dialog.js';
import { activate, groupOf, numberOptions, optionOf } from './options.js';
import { recentQueries } from './recent.js';
import { firstGroups, hideMore, showGroups, unavailable } from './results.js';

const showRecent = () => {
  const queries = recentQueries();
  header.textContent = '';
  hideMore();
  const members = queries.map((query) => {
    const option = optionOf('#', query);
    option.dataset.query = query;
    return option;
  });
  box.replaceChildren(...(queries.length > 0 ? [groupOf('{{ word "recent-searches" }}', members)] : []));
  activate();
  numberOptions();
};

/**
 * Puts the query into the page's address, so that going back to the page finds the search as it was.
 * @param {string} query - empty for none
 */
export const setAddress = (query) => {
  const url = new URL(location.href);
  if (query) url.searchParams.set('search', query);
  else url.searchParams.delete('search');
  history.replaceState(history.state, '', url);
};

/**
 * @param {number} count
 * @param {string} query
 */
const summaryOf = (count, query) =>
  count === 0
    ? fillWord('{{ word "nothing-found" }}', { query })
    : countedWord('{{ word "pages-found" }}', count, { query });

/**
 * Waits for more letters: each beginning of a word may need other files of the index.
 * @param {string} query
 */
const pause = (query) =>
  new Promise((resolve) => setTimeout(resolve, /^[\x21-\x7e]{1,2}$/.test(query) ? 400 : 180));

/**
 * A page may stay open while the site is rebuilt: then files of the index that it knows are gone, and the new index
 * has others.
 * @param {string} query
 */
const askTwice = async (query) => {
  const ask = async () => {
    const results = await (await openSearch()).search(query, { part: part.value });
    return { results, groups: await firstGroups(results, query) };
  };
  try {
    return await ask();
  } catch {
    closeSearch();
    return ask();
  }
};

/** In letters. Of a pasted page the beginning is enough, and hosts refuse long addresses, which the query is a part of. */
const LONGEST_QUERY = 200;
export const queryNow = () => input.value.trim().slice(0, LONGEST_QUERY).trim();

let turn = 0;
export const search = async () => {
  const query = queryNow();
  const mine = ++turn;
  if (query === '') {
    dialog.classList.remove('searching');
    setAddress('');
    showRecent();
    return;
  }
  dialog.classList.add('searching');
  try {
    await Promise.all([openSearch(), pause(query)]);
    if (mine !== turn) return;
    const { results, groups } = await askTwice(query);
    if (mine !== turn) return;
    if (dialog.open) setAddress(query);
    header.textContent = summaryOf(results.total, query);
    showGroups(groups);
  } catch {
    closeSearch();
    if (mine !== turn) return;
    // Those of an earlier query would look like its results.
    showGroups([]);
    hideMore();
    header.textContent = unavailable;
  } finally {
    if (mine === turn) dialog.classList.remove('searching');
  }
};

const part = element('select', 'search-part');
part.setAttribute('aria-label', '{{ word "book-part" }}');
part.addEventListener('change', () => search());

export const offerParts = async () => {
  const { parts } = await openSearch();
  if (parts.length < 2 || part.isConnected) return;
  part.append(new Option('{{ word "all-parts" }}', ''), ...parts.map((name) => new Option(name, name)));
  input.after(part);
};
