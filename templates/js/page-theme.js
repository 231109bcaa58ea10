// The colors of the page: the reader's choice, kept under mdBook's name, or those that the system prefers.
const html = document.documentElement;
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const buttons = document.getElementById('mdbook-theme-list')?.querySelectorAll('button.theme') ?? [];
const names = [...buttons].map(({ id }) => id.replace(/^mdbook-theme-/, ''));

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

/** Phones paint the bar above the page in its color. */
const paintBar = () => {
  const color = getComputedStyle(html).backgroundColor;
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', color);
};
/** Loads the colors of all themes: before the other sheets, which may change them. */
const loadThemes = () => {
  if (!html.dataset.themes || document.querySelector('link[data-themes]')) return;
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = html.dataset.themes;
  sheet.dataset.themes = '';
  sheet.addEventListener('load', paintBar);
  document.querySelector('link[rel="stylesheet"]')?.before(sheet);
};
document.addEventListener('book-themes', loadThemes);
// Scripts of books may show a theme too.
new MutationObserver(() => {
  if (names.some((name) => !/^(?:light|navy)$/.test(name) && html.classList.contains(name))) loadThemes();
}).observe(html, { attributeFilter: ['class'] });

/**
 * Puts a theme's class on the page, in place of any other theme's.
 * @param {string} name
 */
const show = (name) => {
  html.classList.remove(...names, light, dark);
  html.classList.add(name);
  paintBar();
};
paintBar();
prefersDark.addEventListener('change', () => stored() ?? show(automatic()));
// In another window, or by the menu.
addEventListener('storage', ({ key, newValue }) => {
  if (key === 'mdbook-theme') show(newValue ?? automatic());
});
// Paper is white: a dark theme's colors of code would be too pale on it.
/** @type {string | undefined} */
let onScreen;
addEventListener('beforeprint', () => {
  onScreen = names.find((name) => html.classList.contains(name));
  show('light');
});
addEventListener('afterprint', () => onScreen && show(onScreen));
