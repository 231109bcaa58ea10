// Code blocks: copy, hidden lines, run, change; what scrolls can be reached by keyboard; names of boxes.
const { noCopy, noRun, editable, lineNumbers } = document.documentElement.dataset;
const iconOf = (name) => document.getElementById(`fa-${name}`)?.content.cloneNode(true) ?? '';

const buttonOf = (className, label, icon, act) => {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className;
  button.title = label;
  button.setAttribute('aria-label', label);
  button.append(iconOf(icon));
  button.addEventListener('click', () => act(button));
  return button;
};
const relabel = (button, label, icon) => {
  button.title = label;
  button.setAttribute('aria-label', label);
  button.replaceChildren(iconOf(icon));
};

/** What the reader sees of a block: hidden lines are not copied. */
const shownOf = (code) => {
  const copy = code.cloneNode(true);
  if (!code.classList.contains('show-boring'))
    copy.querySelectorAll('.boring').forEach((line) => line.remove());
  return copy;
};
/** What the file holds afterwards: a removed line goes with the line end behind it. */
const afterwards = (copy) => {
  for (const line of copy.querySelectorAll('.code-removed')) {
    const end = line.nextSibling;
    if (end?.nodeType === Node.TEXT_NODE) end.data = end.data.replace(/^\n/, '');
    line.remove();
  }
  return copy.textContent;
};
const copy = async (button, code) => {
  try {
    await navigator.clipboard.writeText(afterwards(shownOf(code)));
    relabel(button, 'Copied', 'check');
  } catch {
    getSelection().selectAllChildren(code);
    relabel(button, 'Press Ctrl+C to copy', 'copy');
  }
  setTimeout(() => relabel(button, 'Copy', 'copy'), 2000);
};
const toggleHidden = (button, code) => {
  const shown = code.classList.toggle('show-boring');
  code.classList.toggle('hide-boring', !shown);
  relabel(button, shown ? 'Hide lines' : 'Show hidden lines', shown ? 'eye-slash' : 'eye');
};

/** The browser's own editor, with its own undo: Tab leaves it, so that no reader who has only keys is caught in it. */
const edit = (code) => {
  const original = [...code.childNodes].map((node) => node.cloneNode(true));
  code.contentEditable = 'plaintext-only';
  code.spellcheck = false;
  code.setAttribute('role', 'textbox');
  code.setAttribute('aria-multiline', 'true');
  code.setAttribute('aria-label', 'Code, can be changed');
  return buttonOf('reset-button', 'Undo changes', 'clock-rotate-left', () =>
    code.replaceChildren(...original.map((node) => node.cloneNode(true))),
  );
};

/** Numbers beside the lines that are shown, as many as there are at each moment. */
const numberLines = (code) => {
  const numbers = document.createElement('span');
  numbers.className = 'line-numbers';
  numbers.ariaHidden = 'true';
  const fill = () => {
    const { length } = shownOf(code).textContent.replace(/\n$/, '').split('\n');
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

// The runner is loaded when it is first wanted; nothing is asked of the playground before.
const runner = new URL('{{ resource "js/playground.js" }}', document.currentScript.src);
const run = (pre) => {
  if (window.runPlayground) return window.runPlayground(pre);
  const script = document.createElement('script');
  script.src = runner;
  script.addEventListener('load', () => window.runPlayground(pre));
  document.head.append(script);
};

const addButtons = () => {
  for (const code of document.querySelectorAll('main pre > code')) {
    const pre = code.parentElement;
    if (pre.querySelector('.buttons') || pre.classList.contains('mermaid')) continue;
    const buttons = document.createElement('div');
    buttons.className = 'buttons';
    if (code.querySelector('.boring')) {
      code.classList.add('hide-boring');
      buttons.append(
        buttonOf('toggle-button', 'Show hidden lines', 'eye', (button) => toggleHidden(button, code)),
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
      buttons.append(buttonOf('play-button', 'Run this code', 'play', () => run(pre)));
    }
    if (noCopy === undefined)
      buttons.append(buttonOf('clip-button', 'Copy', 'copy', (button) => copy(button, code)));
    if (buttons.hasChildNodes()) pre.prepend(buttons);
  }
};
addButtons();

// Only what is wider than the page needs a place in the tab order.
const reach = () => {
  for (const box of document.querySelectorAll('main pre > code, .table-wrapper')) {
    if (box.isContentEditable) continue;
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  }
};
reach();
addEventListener('resize', reach);
// The page's text may change while its book is written.
document.addEventListener('book-update', () => {
  addButtons();
  reach();
});

// An image that is shown in full has nothing to zoom.
for (const image of document.querySelectorAll('.checkbox-label > img')) {
  const check = () => (image.previousElementSibling.disabled = image.naturalWidth <= image.clientWidth);
  if (image.complete) check();
  else image.addEventListener('load', check);
}

// The box of a task is named by the task.
for (const box of document.querySelectorAll(
  "main li input[type='checkbox']:not([aria-label], [id], .checkbox-img)",
)) {
  const task = box.parentElement.cloneNode(true);
  task.querySelectorAll('ul, ol').forEach((list) => list.remove());
  box.setAttribute('aria-label', task.textContent.trim());
}
