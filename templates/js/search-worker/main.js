// The search engine in a worker, so that typing never waits for it. Where workers are not to be had, pages load this
// script themselves: it then offers the engine as a global.
import { openIndex } from '../search/engine.js';

/** @typedef {import('../search/engine.js').SearchIndex} SearchIndex */
/** @typedef {import('../search/engine.js').Results} Results */
/** @typedef {import('../search/engine.js').FoundPage} FoundPage */

/**
 * Questions of the page. `search` is a number that later questions use for its results.
 * @typedef {{ readonly id: number } & (
 *   | { readonly kind: 'open', readonly folder: string, readonly teaserWords: number }
 *   | { readonly kind: 'search', readonly query: string, readonly part?: string }
 *   | { readonly kind: 'pages', readonly search: number, readonly start: number, readonly count: number }
 * )} Question
 */

/** @typedef {{ readonly id: number, readonly value?: unknown, readonly error?: string }} Answer */

/**
 * The index of a site. Its manifest has a fixed address, so it is asked for again; everything else is named by content.
 * @param {string} folder - URL with a slash at its end
 * @param {number} teaserWords
 */
const open = (folder, teaserWords) =>
  openIndex({
    load: async (path) => {
      const response = await fetch(folder + path, path === 'index.json' ? { cache: 'no-cache' } : {});
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      return response.text();
    },
    importModule: (path) => import(folder + path),
    options: { teaserWords },
  });

/** @type {SearchIndex} */
let index;
// Of the last search only: the page forgets the ones before.
let last = 0;
/** @type {Results} */
let results;

/** @param {Question} question */
const answer = async (question) => {
  if (question.kind === 'open') {
    index = await open(question.folder, question.teaserWords);
    return index.parts;
  }
  if (question.kind === 'pages') {
    return question.search === last ? results.page(question.start, question.count) : [];
  }
  const found = await index.search(question.query, { part: question.part });
  if (question.id > last) {
    last = question.id;
    results = found;
  }
  return found.total;
};

if (typeof document === 'undefined') {
  self.addEventListener('message', async ({ data }) => {
    const question = /** @type {Question} */ (data);
    /** @type {Answer} */
    const message = await answer(question).then(
      (value) => ({ id: question.id, value }),
      (/** @type {unknown} */ error) => ({ id: question.id, error: String(error) }),
    );
    self.postMessage(message);
  });
} else {
  window.openBookSearch = open;
}
