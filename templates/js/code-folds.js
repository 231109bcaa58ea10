// Collapsed parts of code have a button that opens them. Where browsers can, their search finds what is in them.
(() => {
  /** @param {HTMLElement} fold */
  const make = (fold) => {
    const lines = /** @type {HTMLElement} */ (fold.firstElementChild);
    const button = document.createElement('button');
    button.type = 'button';
    // The label is not in the text of the code, which readers copy.
    button.setAttribute('aria-label', fold.dataset.label ?? '');
    /** @param {boolean} isOpen */
    const show = (isOpen) => {
      button.ariaExpanded = String(isOpen);
      if (isOpen) lines.removeAttribute('hidden');
      else lines.setAttribute('hidden', 'until-found');
    };
    show(false);
    button.addEventListener('click', () => show(button.ariaExpanded === 'false'));
    fold.addEventListener('beforematch', () => show(true));
    fold.prepend(button);
    fold.classList.add('ready');
  };
  const start = () => {
    for (const fold of document.querySelectorAll('.code-fold:not(.ready)'))
      make(/** @type {HTMLElement} */ (fold));
  };
  start();
  document.addEventListener('book-update', start);
  // The browser knows single lines, but was there before the parts were closed.
  addEventListener('load', () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target?.closest('.code-fold')) return;
    target.dispatchEvent(new Event('beforematch', { bubbles: true }));
    target.scrollIntoView({ block: 'center' });
  });
})();
