// Updates the parts of the page around the chapter: breadcrumbs, outline, page navigation, footer, branch of the contents.
import { main } from './served.js';

const AROUND_MAIN =
  '.breadcrumbs, .page-outline, .nav-wrapper, .nav-wide-wrapper, .page-footer, .sidebar-branch';

/** @param {Document} root */
const partsOf = (root) =>
  [...root.querySelectorAll(AROUND_MAIN)].filter((element) => !element.closest('main'));

/**
 * What a part says to readers, whatever scripts have added to it.
 * @param {Element} part
 */
const contentOf = (part) =>
  String([
    kindOf(part),
    part.textContent?.split(/\s+/),
    [...part.querySelectorAll('a')].map((link) => link.getAttribute('href')),
  ]);

/** @param {Element} part */
const kindOf = (part) => part.classList[0];

/**
 * The element of this page that corresponds to one of the next page.
 * @param {Element} element
 */
const counterpartOf = (element) =>
  element.localName === 'main' ? main : partsOf(document).find((part) => kindOf(part) === kindOf(element));

/**
 * Adds a part where the next page has it: before the first element after it that this page has too.
 * @param {Element} part
 * @param {Document} page
 */
const addPart = (part, page) => {
  if (part.parentNode !== page.querySelector('main')?.parentNode) return false;
  let follower = part.nextElementSibling;
  while (follower && !counterpartOf(follower)) follower = follower.nextElementSibling;
  const before = (follower && counterpartOf(follower)) ?? null;
  main?.parentNode?.insertBefore(document.importNode(part, true), before);
  return true;
};

/**
 * Returns false when the page has other parts than before and they cannot be put in their places.
 * @param {Document} page
 */
export const updateParts = (page) => {
  const [old, next] = [document, page].map(
    (root) => new Map(partsOf(root).map((part) => [kindOf(part), part])),
  );
  for (const [kind, part] of old) if (!next.has(kind)) part.remove();
  // The last one first, so that each finds what follows it.
  for (const [kind, part] of [...next].reverse()) {
    const shown = old.get(kind);
    if (!shown) {
      if (!addPart(part, page)) return false;
    } else if (contentOf(shown) !== contentOf(part)) {
      shown.replaceChildren(...document.importNode(part, true).childNodes);
    }
  }
  return true;
};
