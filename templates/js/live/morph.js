// Changes the page from what was served to the next version; what is the same in both stays untouched on the page.
import { aligned } from './align.js';
import { copied, isRemade, main, servedMain, shownOf } from './served.js';

/**
 * @param {ChildNode} old - as it was served
 * @param {ChildNode} next
 */
export const morph = (old, next) => {
  // The next page is parsed without scripting, which makes elements of what is text in the page's `<noscript>`.
  if (old.isEqualNode(next) || old.nodeName === 'NOSCRIPT') return;
  const shown = /** @type {ChildNode} */ (shownOf(old));
  if (!(old instanceof Element)) {
    for (const node of [old, shown])
      /** @type {CharacterData} */ (node).data = /** @type {CharacterData} */ (next).data;
  } else if (isAroundMain(old)) {
    // Scripts keep state in attributes here, such as the classes of `<body>`, and may move what is in it.
    morphChildren([old, /** @type {Element} */ (shown)], next);
  } else if (!next.hasChildNodes() && !servedMain?.contains(old)) {
    // Around the chapter, a script fills what is served empty, such as the contents.
    old.replaceChildren();
    morphAttributes([old, /** @type {Element} */ (shown)], /** @type {Element} */ (next));
  } else if (isRemade(old)) {
    const copy = copied(next);
    shown.replaceWith(copy.shown);
    old.replaceWith(copy.served);
  } else {
    const pair = [old, /** @type {Element} */ (shown)];
    morphAttributes(pair, /** @type {Element} */ (next));
    morphChildren(pair, next);
  }
};

/** @param {Element} old */
const isAroundMain = (old) => old !== servedMain && old.contains(servedMain);

/**
 * @param {Element[]} pair - as served, and as shown
 * @param {Element} next
 */
const morphAttributes = (pair, next) => {
  const [old] = pair;
  for (const name of new Set([...old.getAttributeNames(), ...next.getAttributeNames()])) {
    const value = next.getAttribute(name);
    if (old.getAttribute(name) === value) continue;
    for (const node of pair) {
      if (value === null) node.removeAttribute(name);
      else node.setAttribute(name, value);
    }
  }
};

/**
 * @param {Element[]} pair - as served, and as shown
 * @param {Node} next
 */
const morphChildren = ([old, shown], next) => {
  /** @type {Node | null} */
  let before = old.firstChild;
  for (const [from, to] of aligned([...old.childNodes], [...next.childNodes])) {
    if (from) before = from.nextSibling;
    if (from && to) {
      morph(from, to);
    } else if (from) {
      /** @type {ChildNode} */ (shownOf(from)).remove();
      from.remove();
    } else if (to) {
      const copy = copied(to);
      shown.insertBefore(copy.shown, shownFrom(before, shown));
      old.insertBefore(copy.served, before);
    }
  }
};

/**
 * The first of a node and its followers that is still a child of its parent on the page; null for none.
 * @param {Node | null} old
 * @param {Element} parent
 */
const shownFrom = (old, parent) => {
  for (let node = old; node; node = node.nextSibling) {
    const shown = shownOf(node);
    if (shown.parentNode === parent) return shown;
  }
  return null;
};

/**
 * Changes the page so that what the reader looks at stays where it is, to the pixel.
 * @param {() => void} change
 */
export const keepPlace = (change) => {
  const inView = [...(main?.querySelectorAll(':scope > *, :scope > * > *') ?? [])]
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.height > 0 && box.bottom > 0 && box.top < innerHeight);
  // The browser's own scroll anchoring would add to ours.
  const { style } = document.documentElement;
  style.overflowAnchor = 'none';
  change();
  const anchor = inView.find(({ element }) => element.isConnected);
  if (anchor && scrollY > 0) {
    const moved = anchor.element.getBoundingClientRect().top - anchor.box.top;
    scrollBy({ top: moved, behavior: 'instant' });
  }
  requestAnimationFrame(() => requestAnimationFrame(() => (style.overflowAnchor = '')));
};
