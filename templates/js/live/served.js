// The page as the server sent it, kept next to what other scripts have made of it on the page.

export const main = document.querySelector('main');

/**
 * The node on the page for a node as it was served.
 * @type {WeakMap<Node, Node>}
 */
const shownNodes = new WeakMap();

/**
 * @param {Node} served - every node of it has a counterpart on the page
 * @returns {Node}
 */
export const shownOf = (served) => /** @type {Node} */ (shownNodes.get(served));

/**
 * @template {Node} T
 * @param {T} served
 * @param {Node} shown
 */
const pair = (served, shown) => {
  shownNodes.set(served, shown);
  served.childNodes.forEach((child, i) => pair(child, shown.childNodes[i]));
  return served;
};

/** A document in which nothing is loaded or run. */
const archive = document.implementation.createHTMLDocument('');

/**
 * @template {Node} T
 * @param {T} shown
 */
const archived = (shown) => pair(archive.importNode(shown, true), shown);

/** `<body>` as it was served. */
export const servedBody = archived(document.body);

/** `<main>` as it was served; absent on a page without one. */
export const servedMain = servedBody.querySelector('main');

/**
 * Adds what the parser has read since, which is always behind the last child.
 * @param {Node} old
 */
const addRest = (old) => {
  const last = old.lastChild;
  if (!last) return;
  addRest(last);
  for (let node = shownOf(last).nextSibling; node; node = node.nextSibling) old.appendChild(archived(node));
};
// The whole page is there, and no deferred script has run yet.
document.addEventListener('readystatechange', () => addRest(servedBody), { once: true });

/**
 * Copies of a node of the next page: one for the page, one to compare with later.
 * @param {Node} next
 */
export const copied = (next) => {
  const shown = /** @type {ChildNode} */ (document.importNode(next, true));
  return { served: archived(shown), shown };
};

/**
 * True when a script has replaced what was served, as a diagram replaces its source.
 * @param {Node} old
 */
export const isRemade = (old) => {
  const shown = shownOf(old);
  return [...old.childNodes].some((child) => shownOf(child).parentNode !== shown);
};
