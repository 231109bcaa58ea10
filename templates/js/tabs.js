// Parts under their names become tabs (the tabs pattern of the ARIA practices); those of one group change together.
for (const [n, tabs] of document.querySelectorAll('main .tabs').entries()) {
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
    button.addEventListener('click', () => choose(panel.dataset.name));
    list.append(button);
    return button;
  });
  const show = (name) => {
    const at = panels.findIndex((panel) => panel.dataset.name === name);
    if (at < 0) return;
    for (const [i, panel] of panels.entries()) {
      panel.hidden = i !== at;
      buttons[i].setAttribute('aria-selected', String(i === at));
      buttons[i].tabIndex = i === at ? 0 : -1;
    }
  };
  const choose = (name) => {
    if (group === undefined) return show(name);
    try {
      localStorage.setItem(key, name);
    } catch {
      // Forbidden storage: the choice lasts as long as the page.
    }
    document.dispatchEvent(new CustomEvent('tab-chosen', { detail: { group, name } }));
  };
  document.addEventListener('tab-chosen', ({ detail }) => {
    if (detail.group === group) show(detail.name);
  });
  list.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(document.activeElement);
    const forward = getComputedStyle(list).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const to = { [forward]: at + 1, [back]: at - 1 + buttons.length, Home: 0, End: buttons.length - 1 }[
      event.key
    ];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const button = buttons[to % buttons.length];
    choose(button.textContent);
    button.focus();
  });
  let kept;
  try {
    kept = group === undefined ? undefined : localStorage.getItem(key);
  } catch {
    // As above.
  }
  tabs.prepend(list);
  show(panels[0]?.dataset.name);
  if (kept) show(kept);
}
