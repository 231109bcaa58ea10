// The width of the contents and their filter. `js/on-demand.js` loads this when a reader comes to the contents.
import { countedWord } from './shared/words.js';

(() => {
  const html = document.documentElement;
  const sidebar = document.getElementById('mdbook-sidebar');

  // Width, by pointer and by arrow keys.
  const handle = document.getElementById('mdbook-sidebar-resize-handle');
  /** @param {number} pixels */
  const setWidth = (pixels) => {
    const width = Math.round(Math.min(600, Math.max(150, pixels)));
    html.style.setProperty('--sidebar-target-width', `${width}px`);
    handle?.setAttribute('aria-valuenow', String(width));
    try {
      sessionStorage.setItem('mdbook-sidebar-width', `${width}px`);
    } catch {
      // The width holds for this page then.
    }
  };
  if (handle && sidebar) {
    const towardsEnd = html.dir === 'rtl' ? -1 : 1;
    handle.setAttribute('aria-valuenow', String(sidebar.offsetWidth || 300));
    handle.addEventListener('pointerdown', (event) => {
      handle.setPointerCapture(event.pointerId);
      html.classList.add('sidebar-resizing');
    });
    handle.addEventListener('pointermove', (event) => {
      if (handle.hasPointerCapture(event.pointerId))
        setWidth(html.dir === 'rtl' ? innerWidth - event.clientX : event.clientX);
    });
    handle.addEventListener('lostpointercapture', () => html.classList.remove('sidebar-resizing'));
    handle.addEventListener('keydown', (event) => {
      const by = event.key === 'ArrowRight' ? 20 : event.key === 'ArrowLeft' ? -20 : 0;
      if (!by) return;
      event.preventDefault();
      event.stopPropagation();
      setWidth(sidebar.offsetWidth + by * towardsEnd);
    });
  }

  // Filter: chapters whose title contains every word, with the chapters above them.
  const filter = /** @type {HTMLInputElement | null} */ (document.getElementById('mdbook-sidebar-filter'));
  const status = document.getElementById('mdbook-sidebar-status');
  /** @param {string} text */
  const folded = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  /**
   * Hides what does not match under `list`; returns how many chapters do.
   * @param {Element} list
   * @param {readonly string[]} words
   */
  const narrow = (list, words) => {
    let found = 0;
    for (const item of /** @type {HTMLCollectionOf<HTMLElement>} */ (list.children)) {
      const label = item.querySelector(':scope > .chapter-link-wrapper > :first-child');
      const inner = item.querySelector(':scope > ol');
      const own =
        label !== null &&
        words.every((word) => folded(/** @type {string} */ (label.textContent)).includes(word));
      const within = inner ? narrow(inner, own ? [] : words) : 0;
      item.hidden = words.length > 0 && !own && within === 0;
      item.classList.toggle('filtered', words.length > 0 && within > 0);
      found += within + (own ? 1 : 0);
    }
    return found;
  };
  filter?.addEventListener('input', () => {
    const list = sidebar?.querySelector('mdbook-sidebar-scrollbox > ol');
    if (!list) return;
    // A book's own contents, made for mdBook, are there as a whole.
    /** @type {HTMLElement & { fillAll?: () => void }} */ (list.parentElement).fillAll?.();
    const words = folded(filter.value).split(/\s+/).filter(Boolean);
    const found = narrow(list, words);
    if (status)
      status.textContent = words.length === 0 ? '' : countedWord('{{ word "chapters-found" }}', found);
  });
  filter?.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      /** @type {HTMLAnchorElement | null | undefined} */
      const first = sidebar?.querySelector('mdbook-sidebar-scrollbox li:not([hidden]) > span > a');
      first?.click();
    }
    if (event.key !== 'Escape' || filter.value === '') return;
    event.stopPropagation();
    filter.value = '';
    filter.dispatchEvent(new Event('input'));
  });
  // What was typed before this was loaded.
  if (filter?.value) filter.dispatchEvent(new Event('input'));
})();
