// The menu of color themes. `js/on-demand.js` loads it when a reader comes to its button.
(() => {
  const toggle = document.getElementById('mdbook-theme-toggle');
  const list = document.getElementById('mdbook-theme-list');
  /** @type {NodeListOf<HTMLButtonElement> | undefined} */
  const found = list?.querySelectorAll('button.theme');
  const buttons = [...(found ?? [])];
  /** @param {HTMLElement} button */
  const nameOf = (button) => button.id.replace(/^mdbook-theme-/, '');

  /** @param {string} chosen */
  const mark = (chosen) => {
    for (const button of buttons) button.setAttribute('aria-checked', String(nameOf(button) === chosen));
  };
  /** @param {string} name */
  const choose = (name) => {
    const newValue = name === 'default_theme' ? null : name;
    try {
      if (newValue) localStorage.setItem('mdbook-theme', newValue);
      else localStorage.removeItem('mdbook-theme');
    } catch {
      // The choice holds for this page then.
    }
    // Other windows get this event from the browser; this one doesn't.
    dispatchEvent(new StorageEvent('storage', { key: 'mdbook-theme', newValue }));
  };
  const isOpen = () => toggle?.getAttribute('aria-expanded') === 'true';
  /** @param {boolean} open */
  const setOpen = (open) => {
    if (!toggle || !list) return;
    const { left, right } = toggle.getBoundingClientRect();
    const { clientWidth, dir } = document.documentElement;
    list.style.insetInlineEnd = `${dir === 'rtl' ? left : clientWidth - right}px`;
    toggle.setAttribute('aria-expanded', String(open));
  };
  const close = () => {
    setOpen(false);
    toggle?.focus();
  };

  if (toggle && list) {
    // Each entry shows the colors of its theme.
    document.dispatchEvent(new Event('book-themes'));
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
  }
  addEventListener('storage', ({ key, newValue }) => {
    if (key === 'mdbook-theme') mark(newValue ?? 'default_theme');
  });
  try {
    mark(localStorage.getItem('mdbook-theme') ?? 'default_theme');
  } catch {
    mark('default_theme');
  }
})();
