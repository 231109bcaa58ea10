// The 404 page: leads to that of the requested language or version, or suggests pages with names similar to the requested path.
const MOST = 5;
const LEAST = 0.7;
/** How much less near than the nearest one others may be. */
const SPREAD = 0.15;
const LONGEST = 80;

/**
 * A path as it is compared: without endings, case and the marks between words.
 * @param {string} path
 */
const plain = (path) =>
  path
    .toLowerCase()
    .replace(/\.(?:html?|md)$/, '')
    .replace(/(?:^|\/)(?:index|readme)$/, '')
    .replace(/[\s_.-]+/g, '-')
    .replace(/^\/+|\/+$/g, '')
    .slice(-LONGEST);
/** @param {string} path */
const lastOf = (path) => path.slice(path.lastIndexOf('/') + 1);

/** @type {(a: string, b: string) => number} */
const distance = (a, b) => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length];
};
/** @type {(a: string, b: string) => number} */
const alike = (a, b) => (a && b ? 1 - distance(a, b) / Math.max(a.length, b.length) : 0);

/** @param {string} path */
const decode = (path) => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

const base = new URL('.', document.baseURI);
// The 404 page of the whole site has sent its reader here.
const sent = location.hash.slice(1);
if (location.pathname === `${base.pathname}404.html` && sent.startsWith(base.pathname))
  history.replaceState(null, '', sent);

/** @param {string} folder */
const isAskedIn = (folder) => location.pathname.startsWith(folder);

/** The 404 page of the edition that was asked for. Many hosts answer with that of the whole site in every folder. */
const pageOfEdition = () => {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll('.edition-menu a[href]');
  const [folder] = [...links]
    .map(({ href }) => new URL('.', href))
    .filter(({ origin, pathname }) => origin === location.origin && isAskedIn(pathname))
    .filter(({ pathname }) => pathname.length > base.pathname.length || !isAskedIn(base.pathname))
    .sort((a, b) => b.pathname.length - a.pathname.length);
  const page = folder && new URL('404.html', folder);
  return page?.pathname === location.pathname ? undefined : page;
};

const isInside = location.pathname.startsWith(base.pathname);
const asked = plain(decode(location.pathname.slice(isInside ? base.pathname.length : 1)));

/**
 * Links of the contents start at the book's root.
 * @param {HTMLAnchorElement} link
 */
const addressOf = (link) => new URL(/** @type {string} */ (link.getAttribute('href')), base);

/**
 * How close a page is: by its whole path, by its last name in another folder, or by its title.
 * @param {HTMLAnchorElement} link
 */
const nearness = (link) => {
  const path = plain(decode(addressOf(link).pathname.slice(base.pathname.length)));
  const title = plain(/** @type {string} */ (link.textContent).replace(/^[\d.]+\s/, '').trim());
  const last = lastOf(asked);
  return Math.max(alike(asked, path), 0.95 * alike(last, lastOf(path)), 0.9 * alike(last, title));
};

/** @param {Document} contents */
const suggest = (contents) => {
  const seen = new Set();
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = contents.querySelectorAll('.chapter a[href]');
  const near = [...links]
    .map((link) => ({ link, score: nearness(link) }))
    .filter(({ link, score }) => score >= LEAST && !seen.has(link.pathname) && seen.add(link.pathname))
    .sort((a, b) => b.score - a.score)
    .filter(({ score }, _, [nearest]) => score >= nearest.score - SPREAD)
    .slice(0, MOST);
  if (near.length === 0) return;
  const title = document.createElement('h2');
  title.id = 'did-you-mean';
  title.textContent = '{{ word "did-you-mean" }}';
  const list = document.createElement('ul');
  for (const { link } of near) {
    const item = document.createElement('li');
    const to = document.createElement('a');
    to.href = addressOf(link).href;
    to.append(...[...link.childNodes].map((node) => document.importNode(node, true)));
    item.append(to);
    list.append(item);
  }
  const box = document.createElement('nav');
  box.className = 'did-you-mean';
  box.setAttribute('aria-labelledby', title.id);
  box.append(title, list);
  /** @type {Element} */ (document.querySelector('main')).append(box);
};

const find = async () => {
  const other = pageOfEdition();
  if (other) {
    other.hash = location.pathname + location.search + location.hash;
    location.replace(other);
    return;
  }
  if (asked === '' || asked === '404') return;
  const answer = await fetch(new URL('toc.html', base));
  if (answer.ok) suggest(new DOMParser().parseFromString(await answer.text(), 'text/html'));
};
// Without an answer the page is as it would be without a script.
find().catch(() => {});
