// Cards of terms: Escape hides the one that is shown (WCAG 2.2, 1.4.13), and none is cut off by the edge of the page.
(() => {
  /** @param {Event} event */
  const termOf = ({ target }) =>
    target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest('.term')) : null;

  /** @param {Event} event */
  const show = (event) => {
    const term = termOf(event);
    const card = /** @type {HTMLElement | null | undefined} */ (term?.querySelector('.term-card'));
    if (!card) return;
    card.style.translate = '';
    const { left, right } = card.getBoundingClientRect();
    const space = 8;
    const by = Math.min(0, document.documentElement.clientWidth - space - right) || Math.max(0, space - left);
    if (by) card.style.translate = `${by}px`;
  };
  /** @param {Event} event */
  const leave = (event) => termOf(event)?.classList.remove('dismissed');

  document.addEventListener('pointerover', show);
  document.addEventListener('focusin', show);
  document.addEventListener('pointerout', leave);
  document.addEventListener('focusout', leave);
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    for (const term of document.querySelectorAll('.term:is(:hover, :focus-within)'))
      term.classList.add('dismissed');
  });
})();
