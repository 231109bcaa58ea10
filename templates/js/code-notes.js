// Notes about lines of code are shown in cards next to their numbers, in place of the list below the code.
(() => {
  /** @type {(link: HTMLAnchorElement, card: HTMLElement) => HTMLButtonElement} */
  const buttonFor = (link, card) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.popoverTargetElement = card;
    button.setAttribute('aria-label', /** @type {string} */ (link.getAttribute('aria-label')));
    button.setAttribute('aria-expanded', 'false');
    button.textContent = link.textContent;
    return button;
  };

  /**
   * A copy of the note: the list is there for paper, and for readers who search the page.
   * @param {HTMLElement} note
   */
  const cardFor = (note) => {
    const card = document.createElement('div');
    card.className = 'code-note-card';
    card.popover = 'auto';
    card.append(.../** @type {HTMLElement} */ (note.cloneNode(true)).childNodes);
    for (const copy of card.querySelectorAll('[id]')) copy.removeAttribute('id');
    for (const buttons of card.querySelectorAll('.buttons')) buttons.remove();
    return card;
  };

  /**
   * Below the number, or above it where the window ends; never beyond the sides of the page.
   * @type {(card: HTMLElement, button: HTMLElement) => void}
   */
  const place = (card, button) => {
    const { left, top, bottom } = button.getBoundingClientRect();
    const { clientWidth } = document.documentElement;
    const { offsetWidth, offsetHeight } = card;
    const space = 8;
    const x = Math.max(space, Math.min(left, clientWidth - offsetWidth - space));
    const isBelow = bottom + offsetHeight + space < innerHeight || top < offsetHeight + space;
    card.style.left = `${x + scrollX}px`;
    card.style.top = `${scrollY + (isBelow ? bottom + space : top - offsetHeight - space)}px`;
  };

  /** @param {HTMLElement} list */
  const showInCards = (list) => {
    const notes = /** @type {HTMLElement[]} */ ([...list.children]);
    const links = notes.map(({ id }) => document.querySelectorAll(`.code-note > a[href="#${id}"]`));
    // A list with more in it than notes stays.
    if (links.some(({ length }) => !length)) return;
    notes.forEach((note, i) => {
      for (const link of links[i]) {
        const card = cardFor(note);
        const button = buttonFor(/** @type {HTMLAnchorElement} */ (link), card);
        link.replaceWith(button);
        // Next to the code, whose text it would be otherwise.
        list.before(card);
        card.addEventListener('beforetoggle', () => card.style.removeProperty('top'));
        card.addEventListener('toggle', (event) => {
          const isOpen = /** @type {ToggleEvent} */ (event).newState === 'open';
          button.setAttribute('aria-expanded', String(isOpen));
          if (isOpen) place(card, button);
        });
      }
    });
    list.setAttribute('hidden', 'until-found');
  };

  const start = () => {
    for (const list of document.querySelectorAll('.code-notes:not([hidden])'))
      showInCards(/** @type {HTMLElement} */ (list));
  };
  if (!('popover' in HTMLElement.prototype)) return;
  start();
  document.addEventListener('book-update', start);
})();
