// Brings the page up to date with the server, one update after the other.
import { pathOf, runAgain, stylesOf, swapImages, swapStyles } from './assets.js';
import { keepPlace, morph } from './morph.js';
import { isRemade, servedBody, servedMain } from './served.js';

/** @typedef {import('../../../src/serve/live/message.ts').ServerMessage} ServerMessage */
/** @typedef {Extract<ServerMessage, { kind: 'update' }>} UpdateMessage */

/** @param {HTMLElement} root */
const scriptsIn = (root) => String([...root.querySelectorAll('script')].map((script) => script.outerHTML));

/** @param {HTMLElement} head */
const resourcesOf = (head) => {
  const styles = stylesOf(head).filter((link) => link.dataset.themes === undefined);
  return String([scriptsIn(head), styles.map((link) => pathOf(link.href))]);
};

/** Of the head as it was served; other scripts may add to it later. */
const servedResources = resourcesOf(document.head);

/**
 * Its class is the only one of `<html>` that the server changes; scripts set the others.
 * @param {Document} page
 */
const layoutOf = ({ documentElement }) => /\blayout-\w+/.exec(documentElement.className)?.[0];

/**
 * Only a reload can change the scripts of the page, which have run, which style sheets it has, and its layout.
 * @param {Document} page
 */
const needsReload = (page) =>
  layoutOf(page) !== layoutOf(document) ||
  resourcesOf(page.head) !== servedResources ||
  scriptsIn(page.body) !== scriptsIn(servedBody);

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
  if (!page || !servedMain || isRemade(servedMain) || needsReload(page)) return false;
  keepPlace(() => {
    morph(servedBody, page.body);
  });
  // Where the next page has no chapter, or has it elsewhere.
  if (!servedBody.contains(servedMain)) return false;
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
