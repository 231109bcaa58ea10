// The menus of languages and versions: links that work without this script, which closes the lists and remembers the language.
/** @type {NodeListOf<HTMLDetailsElement>} */
const menus = document.querySelectorAll('.edition-menu details');

for (const menu of menus) {
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    event.preventDefault();
    event.stopPropagation();
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  // Another part of the page has the focus.
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.open = false;
  });
  for (const link of menu.querySelectorAll('a[lang]')) {
    link.addEventListener('click', () => {
      try {
        localStorage.setItem('book-language', /** @type {HTMLAnchorElement} */ (link).hreflang);
      } catch {
        // Storage may be forbidden: the next visit starts in the language of its address.
      }
    });
  }
}
document.addEventListener('pointerdown', ({ target }) => {
  for (const menu of menus) if (!menu.contains(/** @type {Node} */ (target))) menu.open = false;
});
