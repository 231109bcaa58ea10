// The contents: opening and closing, the drawer of narrow windows, swipe, width, filter.
import { countedWord } from './shared/words.js';

const html = document.documentElement;
const sidebar = document.getElementById('mdbook-sidebar');
const toggle = document.getElementById('mdbook-sidebar-toggle');
const page = document.getElementById('mdbook-page-wrapper');
const wide = matchMedia('(min-width: 960px)');
const panel = sidebar?.querySelector('.sidebar-panel');
const modal = {
  role: 'dialog',
  'aria-modal': 'true',
  'aria-label': sidebar?.getAttribute('aria-label') ?? '',
};
const isOpen = () => html.classList.contains('sidebar-visible');

/**
 * A drawer covers the page, which is inert then; beside the page both can be reached.
 * @param {boolean} open
 */
const apply = (open) => {
  const drawer = open && !wide.matches;
  html.classList.toggle('sidebar-visible', open);
  toggle?.setAttribute('aria-expanded', String(open));
  if (page) page.inert = drawer;
  for (const [name, value] of Object.entries(modal)) {
    if (drawer) panel?.setAttribute(name, value);
    else panel?.removeAttribute(name);
  }
};
const stored = () => {
  try {
    return localStorage.getItem('mdbook-sidebar');
  } catch {
    return null;
  }
};
/** @param {boolean} open */
const setOpen = (open) => {
  apply(open);
  if (wide.matches) {
    try {
      localStorage.setItem('mdbook-sidebar', open ? 'visible' : 'hidden');
    } catch {
      // The next page begins with open contents then.
    }
  } else if (open) {
    /** @type {HTMLElement | null | undefined} */
    const first = sidebar?.querySelector('a.active') ?? sidebar?.querySelector('a, input');
    first?.focus({ preventScroll: true });
  } else {
    toggle?.focus();
  }
};

if (sidebar && toggle) {
  apply(isOpen());
  // Only from now on do the contents move: at the first paint they are where they belong.
  requestAnimationFrame(() => html.classList.add('sidebar-ready'));
  toggle.addEventListener('click', () => setOpen(!isOpen()));
  sidebar.querySelector('.sidebar-close')?.addEventListener('click', () => setOpen(false));
  wide.addEventListener('change', () => apply(wide.matches && stored() !== 'hidden'));
  document.addEventListener('click', (event) => {
    const target = /** @type {Node} */ (event.target);
    if (!wide.matches && isOpen() && !sidebar.contains(target) && !toggle.contains(target)) setOpen(false);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !wide.matches && isOpen()) setOpen(false);
  });
}

// Swipe: from the page's edge to open, anywhere to close.
/** @type {{ readonly x: number, readonly y: number, readonly time: number } | undefined} */
let start;
document.addEventListener(
  'touchstart',
  (event) => {
    const { clientX: x, clientY: y } = event.touches[0];
    start = event.touches.length === 1 ? { x, y, time: event.timeStamp } : undefined;
  },
  { passive: true },
);
document.addEventListener(
  'touchend',
  (event) => {
    if (!start || wide.matches || !sidebar) return;
    const { clientX, clientY } = event.changedTouches[0];
    const inward = (clientX - start.x) * (html.dir === 'rtl' ? -1 : 1);
    const edge = html.dir === 'rtl' ? innerWidth - start.x : start.x;
    if (Math.abs(inward) < 80 || Math.abs(clientY - start.y) > 60 || event.timeStamp - start.time > 600)
      return;
    if (inward > 0 && edge < 40 && !isOpen()) setOpen(true);
    if (inward < 0 && isOpen()) setOpen(false);
  },
  { passive: true },
);

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
