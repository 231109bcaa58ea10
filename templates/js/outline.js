// The outline of the page: marks the section that is being read.
const nav = document.querySelector('.page-outline');
const toggle = nav?.querySelector('.outline-toggle');
const links = new Map(
  [...(nav?.querySelectorAll('a') ?? [])].map((link) => [decodeURIComponent(link.hash.slice(1)), link]),
);
const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
let current;

const setOpen = (open) => toggle?.setAttribute('aria-expanded', String(open));
toggle?.addEventListener('click', () => setOpen(toggle.getAttribute('aria-expanded') !== 'true'));
nav?.addEventListener('click', (event) => event.target.closest('a') && setOpen(false));

/** The last heading that is above a line near the top; at the end of the page, the last one. */
const update = () => {
  const line = innerHeight * 0.25;
  const atEnd = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 4;
  const heading = atEnd
    ? headings.at(-1)
    : headings.findLast((found) => found.getBoundingClientRect().top < line);
  const link = heading && links.get(heading.id);
  if (link === current) return;
  current?.classList.remove('current-header');
  current?.removeAttribute('aria-current');
  current = link;
  if (!link) return;
  link.classList.add('current-header');
  link.setAttribute('aria-current', 'true');
  if (nav.scrollHeight > nav.clientHeight) nav.scrollTop = link.offsetTop - nav.clientHeight / 2;
};

if (headings.length > 0) {
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
  update();
}
