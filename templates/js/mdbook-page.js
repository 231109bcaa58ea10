// First in `book.js` where a book brings mdBook's template of a whole page. Until 0.5 its ids had no `mdbook-` before
// them, and some versions had the classes for scripts and an open sidebar on `body`. Authors' style sheets and scripts
// use these, so they stay, and our scripts find the elements under either name.
const byId = document.getElementById.bind(document);
document.getElementById = (id) => byId(id) ?? (id.startsWith('mdbook-') ? byId(id.slice(7)) : null);

const html = document.documentElement;
html.classList.add('js');
if (byId('sidebar')) {
  const { classList } = document.body;
  // The page's own script has decided whether the contents are open. Most versions noted it on `html`, some on `body`.
  const isOnBody = /\bsidebar-(?:visible|hidden)\b/.test(document.body.className);
  if (isOnBody) html.classList.toggle('sidebar-visible', classList.contains('sidebar-visible'));
  const keep = () => {
    const isOpen = html.classList.contains('sidebar-visible');
    for (const names of isOnBody ? [classList, html.classList] : [html.classList]) {
      if (names.contains('sidebar-hidden') === isOpen) names.toggle('sidebar-hidden', !isOpen);
    }
    if (isOnBody) classList.toggle('sidebar-visible', isOpen);
  };
  new MutationObserver(keep).observe(html, { attributeFilter: ['class'] });
  // The box next to the contents is not needed where the page has scripts, and a label must not click it a second time.
  byId('sidebar-toggle')?.removeAttribute('for');
}
// The help is a box, which becomes a dialog.
const box = document.getElementById('mdbook-help-container');
if (box) {
  const dialog = document.createElement('dialog');
  dialog.id = 'mdbook-help-container';
  dialog.className = 'help-dialog';
  dialog.append(...box.childNodes);
  box.replaceWith(dialog);
}
