// Loads what few pages have, and what few readers use when the pointer or the keyboard comes to what it is for.
const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
/** @type {(path: string, ready?: () => void) => void} */
const load = (path, ready) => {
  const script = document.createElement('script');
  script.src = new URL(path, src).href;
  if (ready) for (const name of ['load', 'error']) script.addEventListener(name, ready);
  document.head.append(script);
};
/** @type {(element: HTMLElement | null | undefined, path: string, isControl?: boolean) => void} */
const loadFor = (element, path, isControl) => {
  let isLoading = false;
  let isPressed = false;
  const begin = () => {
    if (!isLoading) load(path, ready);
    isLoading = true;
  };
  // A control that was pressed before its script was there is pressed again.
  /** @param {Event} event */
  const press = (event) => {
    begin();
    isPressed = true;
    event.preventDefault();
  };
  const ready = () => {
    element?.removeEventListener('click', press);
    if (isPressed) element?.click();
  };
  element?.addEventListener('pointerover', begin);
  element?.addEventListener('focusin', begin);
  if (isControl) element?.addEventListener('click', press);
};
/** @param {string} id */
const byId = (id) => document.getElementById(id);
loadFor(byId('mdbook-sidebar'), '{{ resource "js/sidebar-tools.js" }}');
loadFor(byId('mdbook-theme-toggle'), '{{ resource "js/theme-menu.js" }}', true);
loadFor(byId('print-button')?.closest('a'), '{{ resource "js/print-button.js" }}', true);
// When a page is prefetched, and in a page that was itself prerendered: it may be shown before this script runs.
if ('prerender' in document.documentElement.dataset) {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
  document.addEventListener(
    document.prerendering || visit?.activationStart ? 'DOMContentLoaded' : 'book-ahead',
    () => load('{{ resource "js/prerender.js" }}'),
    { once: true },
  );
}
if (document.querySelector('main :is(.checkbox-label, li input)')) load('{{ resource "js/check-boxes.js" }}');
