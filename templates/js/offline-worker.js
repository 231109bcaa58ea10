// Service worker of a book that a reader has saved. Pages come from the network whenever there is one, so nothing is ever
// out of date; the copy is for readers without one. It is renewed when the site changes, and removes itself when the
// site no longer offers copies.
const worker = /** @type {OfflineWorkerScope} */ (/** @type {unknown} */ (self));
const { scope } = worker.registration;
/** Books at other paths of the same host have copies of their own. */
const PREFIX = `book-offline ${new URL(scope).pathname} `;
const VERSION = new URL('offline.json', scope).href;
const LIST = new URL('offline-files.json', scope).href;
/** A complete copy has its list; one that was interrupted has not. */
const COMPLETE = LIST;

/** @typedef {{ readonly version: string, readonly files: readonly (readonly [url: string, revision: string])[] }} FileList */

const ownCaches = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

/** The copy that is complete, and its list. */
const savedCopy = async () => {
  for (const name of await ownCaches()) {
    const cache = await caches.open(name);
    const list = await cache.match(COMPLETE);
    if (list) return { cache, name, list: /** @type {FileList} */ (await list.json()) };
  }
};

/**
 * Asks the host, not the browser's cache, whether its answer is still the same.
 * @param {string} url
 */
const current = (url) => fetch(url, { cache: 'no-cache' });

/**
 * Browsers refuse an answer that was redirected where the address of a page is asked for.
 * @param {Response} response
 */
const plain = async (response) => {
  if (!response.redirected) return response;
  const { status, statusText, headers } = response;
  return new Response(await response.blob(), { status, statusText, headers });
};

/** Files that are downloaded at the same time. */
const AT_ONCE = 6;

/**
 * Saves the site as it is now: what has not changed is taken from the copy before.
 * @param {(done: number, all: number) => void} report
 */
const save = async (report) => {
  const response = await current(LIST);
  if (!response.ok) throw new Error(`${LIST}: ${response.status}`);
  const list = /** @type {FileList} */ (await response.clone().json());
  const before = await savedCopy();
  if (before?.list.version === list.version) return;
  const revisions = new Map(before?.list.files);
  const name = PREFIX + list.version;
  const cache = await caches.open(name);
  const files = [...list.files];
  let done = 0;
  const saveNext = async () => {
    for (let file = files.shift(); file; file = files.shift()) {
      const url = new URL(file[0], scope).href;
      const known = revisions.get(file[0]) === file[1] ? await before?.cache.match(url) : undefined;
      const found = known ?? (await current(url));
      // A host may keep files from readers, such as those with a dot. One that fails is tried again next time.
      if (found.ok) await cache.put(url, await plain(found));
      else if (found.status >= 500) throw new Error(`${url}: ${found.status}`);
      report(++done, list.files.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, saveNext));
  // A site that was published in between is saved by the next update.
  await cache.put(COMPLETE, response);
  for (const other of await ownCaches()) if (other !== name) await caches.delete(other);
};

const remove = async () => {
  for (const name of await ownCaches()) await caches.delete(name);
  await worker.registration.unregister();
};

/** @type {Promise<void> | undefined} */
let saving;
/** @param {(done: number, all: number) => void} report */
const saveOnce = (report) => (saving ??= save(report).finally(() => (saving = undefined)));

/** Looks for a new version of the site, and whether it still offers copies. */
const update = async () => {
  try {
    const response = await current(VERSION);
    if (response.status === 404 || response.status === 410) {
      await remove();
      return;
    }
    if (!response.ok) return;
    const { version } = /** @type {FileList} */ (await response.json());
    const copy = await savedCopy();
    if (copy && copy.list.version !== version) await saveOnce(() => {});
  } catch {
    // Without a network, or when the copy can't be stored, the one before stays.
  }
};

/**
 * @param {Request} request
 * @returns {Promise<Response>}
 */
const answer = async (request) => {
  try {
    return await fetch(request);
  } catch (error) {
    const copy = await savedCopy();
    const url = new URL(request.url);
    url.hash = '';
    url.search = '';
    const names = [url.href, `${url.href}index.html`, `${url.href}.html`];
    for (const name of names) {
      const found = await copy?.cache.match(name);
      if (found) return found;
    }
    const missing = request.mode === 'navigate' && (await copy?.cache.match(new URL('404.html', scope).href));
    if (missing) return new Response(missing.body, { status: 404, headers: missing.headers });
    throw error;
  }
};

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return;
  if (request.url === VERSION || request.headers.has('range')) return;
  event.respondWith(answer(request));
  if (request.mode === 'navigate') event.waitUntil(update());
});
worker.addEventListener('message', (event) => {
  const [port] = event.ports;
  const act = event.data === 'save' ? () => saveOnce((done, all) => port.postMessage({ done, all })) : remove;
  const work = act().then(
    () => port.postMessage({ end: true }),
    (/** @type {unknown} */ error) => port.postMessage({ end: false, reason: String(error) }),
  );
  event.waitUntil(work);
});
