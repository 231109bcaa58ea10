// Keyboard shortcuts, mdBook's: arrows turn the page, ? shows help, Escape closes an image. Search has its own file.

/** @type {HTMLDialogElement | null} */
const help = document.querySelector('dialog#mdbook-help-container');
/** @param {Event} event */
const typing = (event) => {
  const target = /** @type {HTMLElement} */ (event.composedPath()[0]);
  if (target.classList?.contains('checkbox-img')) return false;
  return /^(?:input|select|textarea)$/i.test(target.nodeName) || target.isContentEditable;
};
/** @param {'next' | 'prev'} rel */
const turn = (rel) => {
  /** @type {HTMLAnchorElement | null} */
  const link = document.querySelector(`.nav-wrapper a[rel~="${rel}"], a[rel~="${rel}"]`);
  link?.click();
};

document.addEventListener('keydown', (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented || typing(event)) return;
  if (document.querySelector('dialog[open]')) return;
  const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  if (event.key === '?') {
    event.preventDefault();
    help?.showModal();
  } else if (event.key === 'Escape') {
    /** @type {NodeListOf<HTMLInputElement>} */
    const zoomed = document.querySelectorAll('.checkbox-img:checked');
    for (const box of zoomed) box.checked = false;
  } else if (!event.shiftKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
    // Where something scrolls sideways, the arrows scroll it.
    if (document.activeElement?.matches('pre > code, .table-wrapper')) return;
    turn(event.key === forward ? 'next' : 'prev');
  }
});
// A click outside a dialog closes it.
for (const dialog of document.querySelectorAll('dialog')) {
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
}
