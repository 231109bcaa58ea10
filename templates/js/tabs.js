// Parts under their names become tabs (the tabs pattern of the ARIA practices); those of one group change together.
(() => {
  let made = 0;

  const stored = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      // Forbidden storage: a choice lasts as long as the page.
    }
  };
  const store = (key, name) => {
    try {
      localStorage.setItem(key, name);
    } catch {
      // As above.
    }
  };

  const makeTabs = (tabs) => {
    const n = made++;
    const panels = [...tabs.children].filter((child) => child.classList.contains('tab'));
    const group = tabs.dataset.group;
    const key = `mdbook-tabs-${group}`;
    const list = document.createElement('div');
    list.className = 'tab-list';
    list.setAttribute('role', 'tablist');
    const buttons = panels.map((panel, i) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = panel.dataset.name;
      button.id = `tab-${n}-${i}`;
      button.setAttribute('role', 'tab');
      panel.id ||= `tab-panel-${n}-${i}`;
      button.setAttribute('aria-controls', panel.id);
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', button.id);
      panel.querySelector('.tab-name').hidden = true;
      button.addEventListener('click', () => choose(i));
      list.append(button);
      return button;
    });
    const show = (at) => {
      for (const [i, panel] of panels.entries()) {
        panel.hidden = i !== at;
        buttons[i].setAttribute('aria-selected', String(i === at));
        buttons[i].tabIndex = i === at ? 0 : -1;
      }
    };
    const showNamed = (name) => {
      const at = panels.findIndex((panel) => panel.dataset.name === name);
      if (at >= 0) show(at);
    };
    const choose = (at) => {
      show(at);
      if (group === undefined) return;
      const { name } = panels[at].dataset;
      // What stands above may change its height: the tab stays where the reader pressed it.
      const before = list.getBoundingClientRect().top;
      store(key, name);
      document.dispatchEvent(new CustomEvent('tab-chosen', { detail: { group, name, from: tabs } }));
      scrollBy(0, list.getBoundingClientRect().top - before);
    };
    document.addEventListener('tab-chosen', ({ detail }) => {
      if (detail.group === group && detail.from !== tabs) showNamed(detail.name);
    });
    list.addEventListener('keydown', (event) => {
      const at = buttons.indexOf(document.activeElement);
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
    tabs.prepend(list);
    show(0);
    const name = group === undefined ? undefined : stored(key);
    if (name) showNamed(name);
  };

  const namesIn = (tabs) =>
    [...tabs.querySelectorAll(':scope > .tab')].map((panel) => panel.dataset.name).join('\n');
  const makeAll = () => {
    for (const tabs of document.querySelectorAll('main .tabs')) {
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
    document.getElementById(panel.getAttribute('aria-labelledby')).click();
    target.scrollIntoView();
  };
  reveal();
  addEventListener('hashchange', reveal);
})();
