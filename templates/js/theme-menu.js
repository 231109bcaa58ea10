// The menu of colour themes. The choice is kept under mdBook's name; `Auto` follows the reader's system.
const html = document.documentElement;
const toggle = document.getElementById('mdbook-theme-toggle');
const list = document.getElementById('mdbook-theme-list');
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
/** @type {NodeListOf<HTMLButtonElement> | undefined} */
const found = list?.querySelectorAll('button.theme');
const buttons = [...(found ?? [])];
/** @param {HTMLElement} button */
const nameOf = (button) => button.id.replace(/^mdbook-theme-/, '');
const names = buttons.map(nameOf);

const stored = () => {
  try {
    return localStorage.getItem('mdbook-theme') ?? undefined;
  } catch {
    return undefined;
  }
};
// mdBook's names, which its own template declares in the page.
const light = typeof default_light_theme === 'string' ? default_light_theme : 'light';
const dark = typeof default_dark_theme === 'string' ? default_dark_theme : 'navy';
const automatic = () => (prefersDark.matches ? dark : light);

/** Phones paint the bar above the page in its colour. */
const paintBar = () => {
  const color = getComputedStyle(html).backgroundColor;
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', color);
};
/**
 * Puts a theme's class on the page, in place of any other theme's.
 * @param {string} name
 */
const show = (name) => {
  html.classList.remove(...names, light, dark);
  html.classList.add(name);
  paintBar();
};
const mark = () => {
  const chosen = stored() ?? 'default_theme';
  for (const button of buttons) button.setAttribute('aria-checked', String(nameOf(button) === chosen));
};
/** @param {string} name */
const choose = (name) => {
  try {
    if (name === 'default_theme') localStorage.removeItem('mdbook-theme');
    else localStorage.setItem('mdbook-theme', name);
  } catch {
    // The choice holds for this page then.
  }
  show(name === 'default_theme' ? automatic() : name);
  mark();
};
const isOpen = () => toggle?.getAttribute('aria-expanded') === 'true';
/** @param {boolean} open */
const setOpen = (open) => {
  if (!toggle || !list) return;
  const { left, right } = toggle.getBoundingClientRect();
  list.style.insetInlineEnd = `${html.dir === 'rtl' ? left : html.clientWidth - right}px`;
  toggle.setAttribute('aria-expanded', String(open));
};
const close = () => {
  setOpen(false);
  toggle?.focus();
};

if (toggle && list) {
  toggle.addEventListener('click', () => {
    setOpen(!isOpen());
    if (isOpen()) (buttons.find((button) => button.ariaChecked === 'true') ?? buttons[0])?.focus();
  });
  list.addEventListener('click', (event) => {
    const target = /** @type {Element} */ (event.target);
    /** @type {HTMLElement | null} */
    const button = target.closest('button.theme');
    if (button) choose(nameOf(button));
  });
  list.addEventListener('keydown', (event) => {
    const at = buttons.findIndex((button) => button === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      buttons.at(to % buttons.length)?.focus();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else if (event.key === 'Tab') {
      setOpen(false);
    }
  });
  document.addEventListener('click', (event) => {
    const target = /** @type {Node} */ (event.target);
    if (isOpen() && !list.contains(target) && !toggle.contains(target)) setOpen(false);
  });
  mark();
}
paintBar();
prefersDark.addEventListener('change', () => stored() ?? show(automatic()));
addEventListener('storage', (event) => {
  if (event.key !== 'mdbook-theme') return;
  show(stored() ?? automatic());
  mark();
});
// Paper is white: a dark theme's colours of code would be too pale on it.
/** @type {string | undefined} */
let onScreen;
addEventListener('beforeprint', () => {
  onScreen = names.find((name) => html.classList.contains(name));
  show('light');
});
addEventListener('afterprint', () => onScreen && show(onScreen));
