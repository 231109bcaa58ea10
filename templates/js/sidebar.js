// The contents: opening and closing, the drawer of narrow windows, swipe. Width and filter have their own file.

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
 * A drawer covers the page, which is inert then; next to the page both can be reached.
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
