// The outline of the page: marks the section that is being read.
/** @type {HTMLElement | null} */
let nav;
/** @type {Map<string, HTMLAnchorElement>} */
let links = new Map();
/** @type {HTMLElement[]} */
let headings = [];
/** @type {HTMLAnchorElement | undefined} */
let current;

/** @param {MouseEvent} event */
const onClick = (event) => {
  const target = /** @type {Element} */ (event.target);
  const toggle = target.closest('.outline-toggle');
  if (toggle) toggle.setAttribute('aria-expanded', String(toggle.getAttribute('aria-expanded') !== 'true'));
  else if (target.closest('a')) nav?.querySelector('.outline-toggle')?.setAttribute('aria-expanded', 'false');
};

/** The last heading that is above a line near the top; at the end of the page, the last one. */
const update = () => {
  const line = Math.min(innerHeight * 0.25, 250);
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
  if (!link) return;
  link.classList.add('current-header');
  link.setAttribute('aria-current', 'true');
  if (nav && nav.scrollHeight > nav.clientHeight) nav.scrollTop = link.offsetTop - nav.clientHeight / 2;
};

// Live updates may change the headings; the first one brings the outline.
const collect = () => {
  mark(undefined);
  nav = document.querySelector('.page-outline');
  nav?.addEventListener('click', onClick);
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
