// Keyboard shortcuts, mdBook's: arrows turn the page, ? shows help, Escape closes an image. Search has its own file.
/** The help is a dialog; mdBook's own template has it in a box that becomes one. */
const helpDialog = () => {
  const box = document.getElementById('mdbook-help-container');
  if (!box || box.showModal) return box;
  const dialog = document.createElement('dialog');
  dialog.id = box.id;
  dialog.className = 'help-dialog';
  dialog.append(...box.childNodes);
  box.replaceWith(dialog);
  return dialog;
};
const typing = (event) => {
  const target = event.composedPath()[0];
  if (target.classList?.contains('checkbox-img')) return false;
  return /^(?:input|select|textarea)$/i.test(target.nodeName) || target.isContentEditable;
};
const turn = (rel) => document.querySelector(`.nav-wrapper a[rel~="${rel}"], a[rel~="${rel}"]`)?.click();

document.addEventListener('keydown', (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented || typing(event)) return;
  if (document.querySelector('dialog[open]')) return;
  const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  if (event.key === '?') {
    event.preventDefault();
    helpDialog()?.showModal();
  } else if (event.key === 'Escape') {
    for (const zoomed of document.querySelectorAll('.checkbox-img:checked')) zoomed.checked = false;
  } else if (!event.shiftKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
    // Where something scrolls sideways, the arrows scroll it.
    if (document.activeElement?.matches('pre > code, .table-wrapper')) return;
    turn(event.key === forward ? 'next' : 'prev');
  }
});
// A click beside a dialog closes it.
for (const dialog of document.querySelectorAll('dialog')) {
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
}
