// The search engine for the page: in a worker, or in the page where no worker starts.
import { base, scriptUrl, settings } from './dialog.js';

/** @typedef {import('./engine.js').SearchIndex} SearchIndex */
/** @typedef {import('./engine.js').FoundPage} FoundPage */
/** @typedef {import('../search-worker/main.js').Answer} Answer */

const source = new URL('{{ resource "js/search-worker.js" }}', scriptUrl).href;
const folder = new URL('search-index/', base).href;
const teaserWords = Number(settings.teaserWords || 30);

/** @returns {Promise<SearchIndex>} */
const openInPage = async () => {
  if (!window.openBookSearch) {
    await new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = source;
      script.addEventListener('load', resolve);
      script.addEventListener('error', () => reject(new Error(source)));
      document.head.append(script);
    });
  }
  return window.openBookSearch(folder, teaserWords);
};

/** @type {Worker | undefined} */
let worker;
let workerAnswers = false;

/** @returns {Promise<SearchIndex>} */
const openInWorker = () =>
  new Promise((opened, failed) => {
    /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
    const waiting = new Map();
    let count = 0;
    const started = (worker = new Worker(source));
    const ask = (/** @type {object} */ question) =>
      new Promise((resolve, reject) => {
        const id = ++count;
        waiting.set(id, { resolve, reject });
        started.postMessage({ id, ...question });
      });
    started.addEventListener('message', ({ data }) => {
      workerAnswers = true;
      const { id, value, error } = /** @type {Answer} */ (data);
      if (error === undefined) waiting.get(id)?.resolve(value);
      else waiting.get(id)?.reject(new Error(error));
      waiting.delete(id);
    });
    // The script did not load, or a policy forbids it.
    started.addEventListener('error', () => {
      for (const { reject } of waiting.values()) reject(new Error(source));
    });
    ask({ kind: 'open', folder, teaserWords }).then((parts) => {
      opened({
        parts,
        search: async (query, { part } = {}) => {
          // Its number is the next.
          const search = count + 1;
          const total = await ask({ kind: 'search', query, part });
          return { total, page: (start, length) => ask({ kind: 'pages', search, start, count: length }) };
        },
      });
    }, failed);
  });

const open = async () => {
  try {
    return await openInWorker();
  } catch (error) {
    // A worker that answers has tried to load the index, which can't be loaded here either then.
    if (workerAnswers) throw error;
    return openInPage();
  }
};

/** @type {Promise<SearchIndex> | undefined} */
let index;
export const openSearch = () => (index ??= open());

/** Opens it again with the next query: after a failure, or because the site was rebuilt while the page was open. */
export const closeSearch = () => {
  worker?.terminate();
  worker = undefined;
  workerAnswers = false;
  index = undefined;
};
