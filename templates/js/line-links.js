// Line numbers are links to their lines; with Shift, to all lines from the one that was linked before.
(() => {
  /** @typedef {{ readonly block: string, readonly first: number, readonly last: number }} Lines */

  /** @type {(hash: string) => Lines | undefined} */
  const linesIn = (hash) => {
    const [, block, first, last = first] = /^#(.+?)-L(\d+)(?:-L(\d+))?$/.exec(hash) ?? [];
    if (!block) return;
    const ends = [Number(first), Number(last)];
    return { block, first: Math.min(...ends), last: Math.max(...ends) };
  };
  /** @param {Lines} lines */
  const hashOf = ({ block, first, last }) => `#${block}-L${first}${last > first ? `-L${last}` : ''}`;

  /** @param {Lines} lines */
  const elementsOf = ({ block, first, last }) => {
    const code = document.getElementById(`${block}-L${first}`)?.closest('code');
    return [...(code?.querySelectorAll('.code-line[id]') ?? [])].filter(({ id }) => {
      const line = Number(/\d+$/.exec(id)?.[0]);
      return first <= line && line <= last;
    });
  };

  /** Marks the lines of the address; the browser itself knows only single ones. */
  const markLines = () => {
    for (const line of document.querySelectorAll('.code-line.linked')) line.classList.remove('linked');
    const lines = linesIn(location.hash);
    const found = lines ? elementsOf(lines) : [];
    for (const line of found) line.classList.add('linked');
    return found;
  };
  const showLines = () => {
    const [line] = markLines();
    if (!line) return;
    reveal(line);
    line.scrollIntoView({ block: 'center' });
  };

  /**
   * Opens what hides a line: a tab, a closed part of the page, and collapsed code, which listens for what the search of
   * browsers sends.
   * @param {Element} line
   */
  const reveal = (line) => {
    const tab = line.closest('.tab[hidden]')?.getAttribute('aria-labelledby');
    if (tab) document.getElementById(tab)?.click();
    const details = line.closest('details');
    if (details) details.open = true;
    line.dispatchEvent(new Event('beforematch', { bubbles: true }));
  };

  /** @type {(link: HTMLElement, event: MouseEvent) => void} */
  const follow = (link, event) => {
    const clicked = linesIn(/** @type {HTMLAnchorElement} */ (link).hash);
    if (!clicked || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const before = linesIn(location.hash);
    const extended =
      event.shiftKey && before?.block === clicked.block
        ? {
            block: clicked.block,
            first: Math.min(before.first, clicked.first),
            last: Math.max(before.first, clicked.first),
          }
        : clicked;
    // The page stays where it is: the reader sees the line.
    history.pushState(null, '', hashOf(extended));
    markLines();
  };

  /**
   * One of the links of a block is in the tab order; arrow keys move to the others.
   * @type {(event: KeyboardEvent) => void}
   */
  const move = (event) => {
    const link = event.target instanceof Element && event.target.closest('.line-link');
    if (!link) return;
    const links = [.../** @type {Element} */ (link.closest('code')).querySelectorAll('.line-link')].filter(
      (other) => other.checkVisibility(),
    );
    const at = links.indexOf(link);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
    const next = to === undefined ? undefined : links[to];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    /** @type {HTMLElement} */ (link).tabIndex = -1;
    /** @type {HTMLElement} */ (next).tabIndex = 0;
    /** @type {HTMLElement} */ (next).focus();
  };

  const addLinks = () => {
    for (const lines of document.querySelectorAll('main .code-lines:has(.code-line[id])')) {
      if (lines.querySelector('.line-link')) continue;
      lines.querySelectorAll('.code-line[id]').forEach((line, i) => {
        const link = document.createElement('a');
        const number = /** @type {HTMLElement} */ (line).dataset.number ?? '';
        link.className = 'line-link';
        link.href = `#${line.id}`;
        link.dataset.number = number;
        link.setAttribute('aria-label', '{{ word "line-number" }}'.replace('{number}', number.trim()));
        link.tabIndex = i ? -1 : 0;
        line.prepend(link);
      });
    }
  };

  addLinks();
  // Tabs may be made after this.
  if (document.readyState === 'complete') showLines();
  else addEventListener('load', showLines);
  addEventListener('hashchange', showLines);
  addEventListener('popstate', markLines);
  document.addEventListener('book-update', () => {
    addLinks();
    markLines();
  });
  document.addEventListener('keydown', move);
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('.line-link');
    if (link) follow(/** @type {HTMLElement} */ (link), event);
  });
})();
