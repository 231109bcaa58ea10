// The outline of the page: marks the section that is being read.
/** @type {HTMLElement | null} */
let nav;
/** @type {Map<string, HTMLAnchorElement>} */
let links = new Map();
/** @type {HTMLElement[]} */
let headings = [];
/** @type {HTMLAnchorElement | undefined} */
let current;

// On narrow pages a bar opens the list, which closes again when something else is pressed.
document.addEventListener('click', (event) => {
  const target = /** @type {Element} */ (event.target);
  const toggle = nav?.querySelector('.outline-toggle');
  const open = toggle?.contains(target) && toggle.ariaExpanded !== 'true';
  toggle?.setAttribute('aria-expanded', String(!!open));
});
// Nor does it cover what the keyboard goes on to.
document.addEventListener('focusin', ({ target }) => {
  if (nav?.contains(/** @type {Node} */ (target)) === false)
    nav.querySelector('.outline-toggle')?.setAttribute('aria-expanded', 'false');
});
document.addEventListener('keydown', (event) => {
  /** @type {HTMLElement | null | undefined} */
  const toggle = event.key === 'Escape' ? nav?.querySelector('.outline-toggle[aria-expanded=true]') : null;
  toggle?.setAttribute('aria-expanded', 'false');
  toggle?.focus();
});

/** The last heading that is above a line near the top; at the end of the page, the last one. */
const update = () => {
  const line = Math.max(Math.min(innerHeight * 0.25, 250), 130);
  const atEnd = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 4;
  const heading = atEnd
    ? headings.at(-1)
    : headings.findLast((found) => found.getBoundingClientRect().top < line);
  mark(heading && links.get(heading.id));
};

/** @param {HTMLAnchorElement | undefined} link */
const mark = (link) => {
  if (link === current) return;
  current?.classList.remove('current-header');
  current?.removeAttribute('aria-current');
  current = link;
  const name = nav?.querySelector('.outline-current');
  if (name) name.textContent = link?.textContent ?? '';
  if (!link) return;
  link.classList.add('current-header');
  link.setAttribute('aria-current', 'true');
  if (nav && nav.scrollHeight > nav.clientHeight) nav.scrollTop = link.offsetTop - nav.clientHeight / 2;
};

// Live updates may change the headings; the first one brings the outline.
const collect = () => {
  mark(undefined);
  nav = document.querySelector('.page-outline');
  links = new Map(
    [...(nav?.querySelectorAll('a') ?? [])].map((link) => [decodeURIComponent(link.hash.slice(1)), link]),
  );
  headings = [...links.keys()].flatMap((id) => document.getElementById(id) ?? []);
  update();
};

let waiting = false;
const soon = () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    update();
  });
};
addEventListener('scroll', soon, { passive: true });
addEventListener('resize', soon);
document.addEventListener('book-update', collect);
collect();
