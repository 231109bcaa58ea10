// Code blocks: buttons to copy, run, edit, wrap and show hidden lines. What scrolls is reachable by keyboard, and shows where it goes on.
const html = document.documentElement;
const { noCopy, noRun, editable, lineNumbers } = html.dataset;

/** @typedef {(button: HTMLButtonElement) => void} Act */

/** @param {string} name */
const iconOf = (name) => {
  const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById(`fa-${name}`));
  return template?.content.cloneNode(true) ?? '';
};

/** @type {(className: string, label: string, icon: string, act: Act) => HTMLButtonElement} */
const buttonOf = (className, label, icon, act) => {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className;
  relabel(button, label, icon);
  button.addEventListener('click', () => act(button));
  return button;
};
/** @type {(button: HTMLElement, label: string, icon: string) => void} */
const relabel = (button, label, icon) => {
  button.title = label;
  button.setAttribute('aria-label', label);
  button.replaceChildren(iconOf(icon));
};

/**
 * What the reader sees of a block: hidden lines are not copied.
 * @param {HTMLElement} code
 */
const shownOf = (code) => {
  const copy = /** @type {HTMLElement} */ (code.cloneNode(true));
  if (!code.classList.contains('show-boring'))
    copy.querySelectorAll('.boring').forEach((line) => line.remove());
  return copy;
};
/**
 * The code after the change that a diff shows: a removed line goes with the line end behind it. Of a terminal
 * session the commands.
 * @param {HTMLElement} copy
 */
const afterwards = (copy) => {
  for (const note of copy.querySelectorAll('.code-note')) note.remove();
  const commands = [...copy.querySelectorAll('.code-command')];
  if (commands[0]) return commands.map((command) => command.textContent).join('\n');
  for (const line of copy.querySelectorAll('.code-removed, .code-hunk')) {
    const end = line.nextSibling;
    if (end instanceof Text) end.data = end.data.replace(/^\n/, '');
    line.remove();
  }
  return /** @type {string} */ (copy.textContent);
};
/** @type {(button: HTMLElement, code: HTMLElement) => Promise<void>} */
const copy = async (button, code) => {
  try {
    await navigator.clipboard.writeText(afterwards(shownOf(code)));
    relabel(button, '{{ word "copied" }}', 'check');
  } catch {
    /** @type {Selection} */ (getSelection()).selectAllChildren(code);
    relabel(button, '{{ word "press-to-copy" }}', 'copy');
  }
  setTimeout(() => relabel(button, '{{ word "copy" }}', 'copy'), 2000);
};
/** @type {(button: HTMLElement, code: HTMLElement) => void} */
const toggleHidden = (button, code) => {
  const shown = code.classList.toggle('show-boring');
  code.classList.toggle('hide-boring', !shown);
  relabel(
    button,
    shown ? '{{ word "hide-lines" }}' : '{{ word "show-hidden-lines" }}',
    shown ? 'eye-slash' : 'eye',
  );
};

/**
 * Edits with the browser's own editor and undo. Tab leaves it, so that keyboard users are never trapped.
 * @param {HTMLElement} code
 */
const edit = (code) => {
  const original = [...code.childNodes].map((node) => node.cloneNode(true));
  code.contentEditable = 'plaintext-only';
  code.spellcheck = false;
  code.tabIndex = 0;
  code.setAttribute('role', 'textbox');
  code.setAttribute('aria-multiline', 'true');
  code.setAttribute('aria-label', '{{ word "editable-code" }}');
  return buttonOf('reset-button', '{{ word "undo-changes" }}', 'clock-rotate-left', () =>
    code.replaceChildren(...original.map((node) => node.cloneNode(true))),
  );
};

/**
 * Line numbers that follow the lines shown.
 * @param {HTMLElement} code
 */
const numberLines = (code) => {
  const numbers = document.createElement('span');
  numbers.className = 'line-numbers';
  numbers.ariaHidden = 'true';
  const fill = () => {
    const { length } = /** @type {string} */ (shownOf(code).textContent).replace(/\n$/, '').split('\n');
    numbers.textContent = Array.from({ length }, (_, i) => i + 1).join('\n');
  };
  fill();
  new MutationObserver(fill).observe(code, {
    childList: true,
    characterData: true,
    subtree: true,
    attributeFilter: ['class'],
  });
  code.before(numbers);
};

// The runner is loaded when it is first used; no request goes to the playground before.
const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
const runner = new URL('{{ resource "js/playground.js" }}', src);
/** @param {HTMLElement} pre */
const run = (pre) => {
  const code = /** @type {HTMLElement} */ (pre.querySelector('code'));
  const start = () =>
    window.runPlayground?.(pre, afterwards(/** @type {HTMLElement} */ (code.cloneNode(true))));
  if (window.runPlayground) return start();
  const script = document.createElement('script');
  script.src = runner.href;
  script.addEventListener('load', start);
  document.head.append(script);
};

const addButtons = () => {
  for (const code of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('main pre > code'))) {
    const pre = /** @type {HTMLElement} */ (code.parentElement);
    if (pre.querySelector('.buttons') || pre.classList.contains('mermaid')) continue;
    const buttons = document.createElement('span');
    buttons.className = 'buttons';
    buttons.dataset.language = /(?<=\blanguage-)\S+/.exec(code.className)?.[0] ?? '';
    if (code.querySelector('.boring')) {
      code.classList.add('hide-boring');
      buttons.append(
        buttonOf('toggle-button', '{{ word "show-hidden-lines" }}', 'eye', (button) =>
          toggleHidden(button, code),
        ),
      );
    }
    if (
      editable !== undefined &&
      pre.classList.contains('playground') &&
      code.classList.contains('editable')
    ) {
      buttons.append(edit(code));
      if (lineNumbers !== undefined) numberLines(code);
    }
    if (pre.classList.contains('playground') && noRun === undefined && !code.classList.contains('no_run')) {
      buttons.append(buttonOf('play-button', '{{ word "run-code" }}', 'play', () => run(pre)));
    }
    if (noCopy === undefined)
      buttons.append(buttonOf('clip-button', '{{ word "copy" }}', 'copy', (button) => copy(button, code)));
    pre.prepend(buttons);
  }
};
addButtons();

/** All blocks of all pages wrap their long lines, or none. */
const toggleWrapping = () => {
  const wraps = html.classList.toggle('wrap-code');
  try {
    if (wraps) localStorage.setItem('book-wrap-code', 'yes');
    else localStorage.removeItem('book-wrap-code');
  } catch {
    // The choice holds for this page then.
  }
};
/** @type {(pre: HTMLElement, isWide: boolean, wraps: boolean) => void} */
const offerWrapping = (pre, isWide, wraps) => {
  let button = pre.querySelector('.wrap-button');
  if (!isWide) return button?.remove();
  button ??= buttonOf('wrap-button', '{{ word "wrap-lines" }}', 'wrap', toggleWrapping);
  button.ariaPressed = String(wraps);
  pre.querySelector('.buttons')?.prepend(button);
};
/**
 * On which sides there is more to scroll to.
 * @param {HTMLElement} box
 */
const markEdges = (box) => {
  const most = box.scrollWidth - box.clientWidth;
  const at = box.scrollLeft + (getComputedStyle(box).direction === 'rtl' ? most : 0);
  const sides = [...(at > 1 ? ['left'] : []), ...(at < most - 1 ? ['right'] : [])];
  if (sides[0]) box.dataset.more = sides.join(' ');
  else delete box.dataset.more;
};

// Only what is wider than the page needs a place in the tab order. Blocks are measured as they are without wrapping.
const sizes = new ResizeObserver((entries) => {
  const wraps = html.classList.contains('wrap-code');
  const boxes = entries.map(({ target }) => /** @type {HTMLElement} */ (target));
  html.classList.remove('wrap-code');
  const wide = boxes.filter((box) => box.scrollWidth > box.clientWidth);
  html.classList.toggle('wrap-code', wraps);
  for (const box of boxes) {
    const isCode = box.matches('pre > code:not([contenteditable])');
    if (isCode) offerWrapping(/** @type {HTMLElement} */ (box.parentElement), wide.includes(box), wraps);
    if (!box.isContentEditable && !box.matches('.tab-list'))
      box.tabIndex = wide.includes(box) && !(isCode && wraps) ? 0 : -1;
    if (box.tabIndex < 0) box.removeAttribute('tabindex');
    markEdges(box);
  }
});
const watchSizes = () => {
  sizes.disconnect();
  for (const box of document.querySelectorAll(
    "main :is(pre > code, .table-wrapper, .tab-list, math[display='block'])",
  ))
    sizes.observe(box);
};
watchSizes();
document.addEventListener(
  'scroll',
  ({ target }) => target instanceof HTMLElement && target.dataset.more && markEdges(target),
  {
    capture: true,
    passive: true,
  },
);
// Tabs are made after this.
addEventListener('load', watchSizes);
// The page's text may change while its book is written.
document.addEventListener('book-update', () => {
  addButtons();
  watchSizes();
});
