// Selects the section of the page from the contents: the part of SUMMARY.md with it. Other pages have all parts.

/** @typedef {readonly [title?: string, url?: string | 0 | readonly string[], number?: string | 0, items?: readonly Item[] | 0, badge?: string]} Item - see contents.js */

(function (/** @type {{ readonly items: readonly Item[] }} */ outline) {
  const { items } = outline;
  /** @type {HTMLElement | null} */
  const box = document.querySelector('mdbook-sidebar-scrollbox');
  const page = box?.dataset.page;
  /**
   * @param {readonly Item[]} list
   * @param {(url: unknown) => boolean} test
   * @returns {boolean}
   */
  const holds = (list, test) =>
    list.some(
      ([, url, , inner]) => test(url) || (Boolean(inner) && holds(/** @type {Item[]} */ (inner), test)),
    );
  // The book's front page is a copy of its first chapter.
  const isFront = page === 'index.html' && !holds(items, (url) => url === page);
  const starts = items.flatMap(([title, url], i) => (title !== undefined && url === undefined ? [i] : []));
  const sections = starts.map((start, i) => items.slice(start, starts[i + 1]));
  const before = items.slice(0, starts[0]);
  const first = before.length === 0 && isFront ? sections[0] : undefined;
  const found = first ?? sections.find((section) => holds(section, (url) => url === page));
  return found ? { ...outline, items: found } : outline;
});
