// Brings the page up to date with the server, one update after the other.
import { pathOf, runAgain, stylesOf, swapImages, swapStyles } from './assets.js';
import { keepPlace, morph } from './morph.js';
import { updateParts } from './parts.js';
import { isRemade, served } from './served.js';

/** @typedef {import('../../../src/serve/live/message.ts').ServerMessage} ServerMessage */
/** @typedef {Extract<ServerMessage, { kind: 'update' }>} UpdateMessage */

/**
 * What only a reload can change: the scripts of the page, which have run, and which style sheets it has.
 * @param {HTMLElement} head
 * @param {HTMLElement | null} body
 */
const fixedPartsOf = (head, body) => {
  const scripts = [head, body].flatMap((part) => [...(part?.querySelectorAll('script') ?? [])]);
  return String([scripts.map((script) => script.outerHTML), stylesOf(head).map((link) => pathOf(link.href))]);
};
const fixedParts = fixedPartsOf(document.head, served);

const [navigation] = performance.getEntriesByType('navigation');
/**
 * What this page is, from a header of its response; absent where the browser hides that from scripts.
 * @type {string | undefined}
 */
let version = /** @type {PerformanceNavigationTiming | undefined} */ (navigation)?.serverTiming?.find(
  ({ name }) => name === 'live',
)?.description;

export const currentVersion = () => version;

/** @param {string} greeted - the server's version, for a page that does not know its own */
export const defaultVersion = (greeted) => {
  version ??= greeted;
};

/**
 * A request of this kind gives a document without any text that a policy could take for code.
 * @returns {Promise<XMLHttpRequest>}
 */
const fetchPage = () =>
  new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open('GET', location.pathname + location.search);
    request.responseType = 'document';
    request.addEventListener('load', () => done(request));
    request.addEventListener('error', fail);
    request.send();
  });

/** Returns false when the page has to be loaded again. */
const updatePage = async () => {
  const request = await fetchPage();
  const page = /** @type {Document | null} */ (request.response);
  const next = page?.querySelector('main');
  if (!page || !next || !served || isRemade(served) || fixedPartsOf(page.head, next) !== fixedParts)
    return false;
  const before = served;
  let isWhole = true;
  keepPlace(() => {
    morph(before, next);
    isWhole = updateParts(page);
  });
  if (!isWhole) return false;
  document.title = page.title;
  version = /\blive;desc="([^"]*)"/.exec(request.getResponseHeader('Server-Timing') ?? '')?.[1] ?? version;
  return true;
};

/** @param {UpdateMessage} message */
const update = async ({ version: next, page, contents, assets }) => {
  if (page) {
    if (!(await updatePage())) location.reload();
  } else if (version) version = next + version.split('.')[3];
  if (contents) await runAgain(decodeURI(contents));
  const paths = assets.map(decodeURI);
  swapImages(paths);
  await swapStyles(paths);
  document.dispatchEvent(new CustomEvent('book-update'));
};

/**
 * What arrived during an update, merged.
 * @type {UpdateMessage | undefined}
 */
let waiting;
let isUpdating = false;

/**
 * @param {UpdateMessage} message
 * @param {() => void} onFailure - when the server is gone: it is told what this page is when it is back
 */
export const updateSoon = async (message, onFailure) => {
  waiting = waiting ? merged(waiting, message) : message;
  if (isUpdating) return;
  isUpdating = true;
  try {
    while (waiting) {
      const now = waiting;
      waiting = undefined;
      await update(now);
    }
  } catch {
    onFailure();
  }
  isUpdating = false;
};

/**
 * @param {UpdateMessage} first
 * @param {UpdateMessage} second
 * @returns {UpdateMessage}
 */
const merged = (first, second) => ({
  ...first,
  ...second,
  page: first.page || second.page,
  assets: [...first.assets, ...second.assets],
});
