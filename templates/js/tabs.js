// Parts under their names become tabs (the tabs pattern of the ARIA practices); those of one group change together.
(() => {
  let made = 0;

  /** @param {string} key */
  const stored = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      // Storage may be forbidden: a choice lasts as long as the page then.
    }
  };
  /** @type {(key: string, name: string) => void} */
  const store = (key, name) => {
    try {
      localStorage.setItem(key, name);
    } catch {
      // As above.
    }
  };

  /**
   * The button of a panel, which is hidden until it is chosen.
   * @param {HTMLElement} panel
   * @param {string} id - within the page
   */
  const tabOf = (panel, id) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = /** @type {string} */ (panel.dataset.name);
    button.id = `tab-${id}`;
    button.setAttribute('role', 'tab');
    panel.id ||= `tab-panel-${id}`;
    button.setAttribute('aria-controls', panel.id);
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', button.id);
    /** @type {HTMLElement} */ (panel.querySelector('.tab-name')).hidden = true;
    return button;
  };

  /**
   * Moves between tabs by arrow keys, Home and End.
   * @type {(list: HTMLElement, buttons: readonly HTMLElement[], choose: (at: number) => void) => void}
   */
  const moveByKeys = (list, buttons, choose) =>
    list.addEventListener('keydown', (event) => {
      const at = buttons.findIndex((button) => button === document.activeElement);
      const isRtl = getComputedStyle(list).direction === 'rtl';
      const to = {
        [isRtl ? 'ArrowLeft' : 'ArrowRight']: at + 1,
        [isRtl ? 'ArrowRight' : 'ArrowLeft']: at - 1 + buttons.length,
        Home: 0,
        End: buttons.length - 1,
      }[event.key];
      if (at < 0 || to === undefined) return;
      // The same keys lead to the next page.
      event.preventDefault();
      event.stopPropagation();
      choose(to % buttons.length);
      buttons[to % buttons.length].focus();
    });

  /** @param {HTMLElement} tabs */
  const makeTabs = (tabs) => {
    const n = made++;
    /** @type {NodeListOf<HTMLElement>} */
    const found = tabs.querySelectorAll(':scope > .tab');
    const panels = [...found];
    const group = tabs.dataset.group;
    const key = `mdbook-tabs-${group}`;
    const list = document.createElement('div');
    list.className = 'tab-list';
    list.setAttribute('role', 'tablist');
    const buttons = panels.map((panel, i) => {
      const button = tabOf(panel, `${n}-${i}`);
      button.addEventListener('click', () => choose(i));
      list.append(button);
      return button;
    });
    /** @param {number} at */
    const show = (at) => {
      for (const [i, panel] of panels.entries()) {
        panel.hidden = i !== at;
        buttons[i].setAttribute('aria-selected', String(i === at));
        buttons[i].tabIndex = i === at ? 0 : -1;
      }
    };
    /** @param {string} name */
    const showNamed = (name) => {
      const at = panels.findIndex((panel) => panel.dataset.name === name);
      if (at >= 0) show(at);
    };
    /** @param {number} at */
    const choose = (at) => {
      show(at);
      if (group === undefined) return;
      const { name } = /** @type {Record<string, string>} */ (panels[at].dataset);
      // Content above may change its height: keep the tab where the reader pressed it.
      const before = list.getBoundingClientRect().top;
      store(key, name);
      document.dispatchEvent(new CustomEvent('tab-chosen', { detail: { group, name, from: tabs } }));
      scrollBy(0, list.getBoundingClientRect().top - before);
    };
    document.addEventListener('tab-chosen', (event) => {
      const { detail } = /** @type {CustomEvent<{ group: string, name: string, from?: Element }>} */ (event);
      if (detail.group === group && detail.from !== tabs) showNamed(detail.name);
    });
    moveByKeys(list, buttons, choose);
    tabs.prepend(list);
    show(0);
    const name = group === undefined ? undefined : stored(key);
    if (name) showNamed(name);
  };

  /** @param {HTMLElement} tabs */
  const namesIn = (tabs) => {
    /** @type {NodeListOf<HTMLElement>} */
    const panels = tabs.querySelectorAll(':scope > .tab');
    return [...panels].map((panel) => panel.dataset.name).join('\n');
  };
  const makeAll = () => {
    for (const tabs of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('main .tabs'))) {
      const list = tabs.querySelector(':scope > .tab-list');
      const isMade =
        list && [...list.children].map((button) => button.textContent).join('\n') === namesIn(tabs);
      if (isMade) continue;
      list?.remove();
      makeTabs(tabs);
    }
  };
  makeAll();
  // The page's text may change while its book is written.
  document.addEventListener('book-update', makeAll);

  // A link to what a tab holds opens the tab.
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const panel = target && target.closest('.tab[hidden]');
    if (!panel) return;
    const button = document.getElementById(/** @type {string} */ (panel.getAttribute('aria-labelledby')));
    button?.click();
    target.scrollIntoView();
  };
  reveal();
  addEventListener('hashchange', reveal);
})();
